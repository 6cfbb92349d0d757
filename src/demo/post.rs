//! What becomes of the post: one letter came back, and one of the office wants news once a day.

use super::cast::Cast;
use super::{PARTNERS, address};
use crate::error::{Error, Result};
use crate::notices::{self, Filter, NoticeState, Pace};
use crate::server::House;

/// One of the secretariat gets news in one letter each morning.
///
/// # Errors
/// When a step fails.
pub(super) async fn fewer_letters(house: &House, cast: &Cast) -> Result<()> {
    let me = cast.id("secretariat2")?;
    house.app.db.write(move |tx| notices::actions::choose_pace(tx, me, Pace::Daily)).await
}

/// The newest letter about a request to one of the partners came back.
///
/// # Errors
/// When a step fails.
pub(super) async fn came_back(house: &House, cast: &Cast) -> Result<()> {
    let by = cast.id("secretariat")?;
    let write = house.app.db.write(move |tx| {
        for partner in PARTNERS {
            let filter = Filter {
                state: Some(NoticeState::Sent),
                address: Some(address(partner.mailbox)),
                ..Filter::default()
            };
            let letters = notices::page(tx.conn(), &filter, 20)?;
            if let Some(letter) = letters.into_iter().find(|letter| letter.request_id.is_some()) {
                let said = "The answer in our own mailbox: 550 5.2.2 mailbox full.";
                return notices::actions::mark_returned(tx, by, letter.id, said);
            }
        }
        Err(Error::internal("the demo has no letter to a partner"))
    });
    write.await
}
