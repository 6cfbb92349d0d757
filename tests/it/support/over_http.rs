//! The application over real HTTP, for what happens at the same moment: actix's in-process service has one
//! thread, the server here has several.

use std::net::TcpListener;

use imprimatur::web::AppData;

use super::app::{BASE, Person, TestApp};
use super::html::{Page, Submission};

/// A server on a free port; it ends with the test process.
pub fn serve(app: &TestApp) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let data: AppData = app.data.clone();
    std::thread::spawn(move || {
        actix_web::rt::System::new().block_on(async move {
            let server = actix_web::HttpServer::new(move || imprimatur::web::app(data.clone()));
            server.workers(4).disable_signals().listen(listener).unwrap().run().await.unwrap();
        });
    });
    address
}

/// What came back.
pub struct Reply {
    pub status: u16,
    pub location: Option<String>,
    pub page: Page,
}

/// Sends these forms at the same moment, each as its person.
pub async fn at_once(base: &str, forms: &[(&Person, Submission)]) -> Vec<Reply> {
    let client = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build().unwrap();
    let sending = forms.iter().map(|(person, form)| {
        let request = client
            .post(format!("{base}{}", form.action))
            .header("origin", BASE)
            .header("sec-fetch-site", "same-origin")
            .header("cookie", person.cookies())
            .header("content-type", "application/x-www-form-urlencoded")
            .body(serde_html_form::to_string(&form.fields).unwrap());
        async move {
            let response = request.send().await.unwrap();
            let status = response.status().as_u16();
            let location = response.headers().get("location").map(|to| to.to_str().unwrap().to_owned());
            let page = Page::parse(&form.action, &response.text().await.unwrap());
            Reply { status, location, page }
        }
    });
    futures_util::future::join_all(sending).await
}
