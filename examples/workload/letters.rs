//! The letters that arrived, as the people who got them read them.

use std::time::Duration;

use imprimatur::notices::transport::{Outgoing, Transport};

use super::browser::Problem;

/// Everybody's mailbox.
pub struct Letters {
    transport: Transport,
    base: String,
}

impl Letters {
    pub fn new(transport: Transport, base: &str) -> Self {
        Self { transport, base: base.to_owned() }
    }

    /// All letters to one address, oldest first.
    pub fn to(&self, email: &str) -> Vec<Outgoing> {
        self.transport
            .sent()
            .into_iter()
            .map(|sent| sent.letter)
            .filter(|one| one.to_address == email)
            .collect()
    }

    /// How many letters arrived.
    pub fn count(&self) -> usize {
        self.transport.sent().len()
    }

    /// The path of the first link in the newest letter to an address; waits for the letter, but not for ever.
    pub async fn link_to(&self, email: &str) -> Result<String, Problem> {
        for _ in 0..400 {
            if let Some(letter) = self.to(email).pop() {
                let link =
                    letter.text.split_whitespace().find_map(|word| word.strip_prefix(self.base.as_str()));
                return link.map(str::to_owned).ok_or_else(|| format!("the letter to {email} has no link"));
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        Err(format!("no letter came to {email}"))
    }
}
