//! The files of a test: how a browser sends them, and what the house does with them by itself.

use imprimatur::documents::worker::Keeper;

use super::app::TestApp;
use super::html::Submission;

impl TestApp {
    /// Has everything scanned and drawn that is due.
    pub async fn look_after_files(&self) {
        let app = &self.data;
        let keeper = Keeper::new(app.db.clone(), app.files.clone(), &app.config, &app.limits);
        keeper.work_due().await.unwrap();
    }

    /// The uploads that are under way, or that were left.
    pub fn in_quarantine(&self) -> usize {
        std::fs::read_dir(self.data.config.data.join("documents/quarantine")).unwrap().count()
    }
}

/// A form with files, as a browser sends it: its media type and its body.
pub fn multipart(form: &Submission) -> (String, Vec<u8>) {
    let boundary = "----the-tests-own-boundary";
    let mut body = Vec::new();
    for (name, value) in &form.fields {
        body.extend(
            format!("--{boundary}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
                .bytes(),
        );
    }
    for file in &form.files {
        body.extend(
            format!(
                "--{boundary}\r\nContent-Disposition: form-data; name=\"{}\"; filename=\"{}\"\r\nContent-Type: {}\r\n\r\n",
                file.field, file.file_name, file.media_type
            )
            .bytes(),
        );
        body.extend(&file.content);
        body.extend(b"\r\n");
    }
    body.extend(format!("--{boundary}--\r\n").bytes());
    (format!("multipart/form-data; boundary={boundary}"), body)
}
