//! A house and, beside it in the same process, a server of the same kind that gives a fixed page from memory; and many
//! connections that ask either of them at once.

use std::net::{SocketAddr, TcpListener};
use std::time::{Duration, Instant};

use actix_web::{App, HttpResponse, HttpServer, web};
use imprimatur::web::AppData;

use super::Problem;

/// Serves the house on the listener; gives where its pages and the fixed ones (`/BYTES`) are.
pub fn serve(app: &AppData, listener: TcpListener) -> Result<(SocketAddr, SocketAddr), Problem> {
    let (server, fixed) = (listener.local_addr()?, TcpListener::bind("127.0.0.1:0")?);
    let beside = fixed.local_addr()?;
    let (app, workers) = (app.clone(), app.config.workers);
    std::thread::spawn(move || {
        actix_web::rt::System::new().block_on(async move {
            let own =
                HttpServer::new(move || imprimatur::web::app(app.clone())).workers(workers).listen(listener);
            let other = HttpServer::new(|| App::new().route("/{bytes}", web::get().to(memory)))
                .workers(workers)
                .listen(fixed);
            if let (Ok(own), Ok(other)) = (own, other) {
                futures_util::future::join(own.run(), other.run()).await.0.ok();
            }
        });
    });
    Ok((server, beside))
}

async fn memory(bytes: web::Path<usize>) -> HttpResponse {
    static PAGE: [u8; 1 << 20] = [b'x'; 1 << 20];
    HttpResponse::Ok().content_type("text/html; charset=utf-8").body(PAGE.get(..*bytes).unwrap_or(&PAGE))
}

/// Whoever asks again and again over one connection.
pub trait Asks: Send + 'static {
    /// Asks once; gives the size of the answer.
    fn ask(&mut self) -> Result<usize, Problem>;
}

/// Answers a second of all connections.
pub fn together<A: Asks>(
    connections: usize,
    length: Duration,
    new: impl Fn(usize) -> Result<A, Problem>,
) -> Result<f64, Problem> {
    let askers = (0..connections).map(new).collect::<Result<Vec<_>, _>>()?;
    let start = Instant::now();
    let running: Vec<_> = askers
        .into_iter()
        .map(|mut asker| {
            std::thread::spawn(move || -> Result<usize, Problem> {
                let mut count = 0;
                while start.elapsed() < length {
                    asker.ask()?;
                    count += 1;
                }
                Ok(count)
            })
        })
        .collect();
    let mut count = 0;
    for one in running {
        count += one.join().map_err(|_| "a connection broke")??;
    }
    Ok(f64::from(u32::try_from(count)?) / start.elapsed().as_secs_f64())
}
