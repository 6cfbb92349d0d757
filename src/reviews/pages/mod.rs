//! The pages of reviews: who scores, the declaration, the own scorecard, the deliberation.

mod asking;
mod beside;
mod board;
mod bulk;
mod card;
mod card_view;
mod chairing;
mod conflict;
mod deliberation;
mod document;
mod expertise;
mod listing;
mod locking;
mod matrix;

pub(crate) use matrix::{Matrix, matrix_of};

use crate::web::Routes;

/// The routes of reviews.
pub fn routes(routes: &mut Routes) {
    routes.get("/account/expertise", expertise::page);
    routes.post("/account/expertise", expertise::save);
    routes.get("/assignment", bulk::page);
    routes.post("/assignment/preview", bulk::preview);
    routes.post("/assignment", bulk::assign);
    routes.get("/scorecards", listing::page);
    routes.post("/scorecards/views", listing::keep);
    routes.get("/cases/{id}/conflict", conflict::page);
    routes.post("/cases/{id}/conflict", conflict::declare);
    routes.get("/cases/{id}/reviews", board::page);
    routes.post("/cases/{id}/reviews/assign", board::assign);
    routes.post("/cases/{id}/reviews/open", board::open);
    routes.get("/cases/{id}/reviews/cards/{card}/replace", board::replace_page);
    routes.post("/cases/{id}/reviews/cards/{card}/replace", board::replace);
    routes.post("/cases/{id}/reviews/remarks", deliberation::remark);
    routes.post("/cases/{id}/reviews/remarks/{remark}/withdraw", deliberation::withdraw);
    routes.get("/cases/{id}/reviews/knock-outs/{knock_out}", chairing::resolve_page);
    routes.post("/cases/{id}/reviews/knock-outs/{knock_out}", chairing::resolve);
    routes.get("/cases/{id}/reviews/meeting", chairing::meeting_page);
    routes.post("/cases/{id}/reviews/meeting", chairing::record_meeting);
    routes.get("/cases/{id}/reviews/reopen", chairing::reopen_page);
    routes.post("/cases/{id}/reviews/reopen", chairing::reopen);
    routes.get("/cases/{id}/review", card::page);
    routes.post("/cases/{id}/review", card::save);
    routes.post("/cases/{id}/review/autosave", card::autosave);
    routes.get("/cases/{id}/review/lock", locking::page);
    routes.post("/cases/{id}/review/lock", locking::lock);
    routes.post("/cases/{id}/review/confirm", locking::confirm);
    routes.post("/cases/{id}/review/change", locking::change);
    routes.post("/cases/{id}/review/questions", asking::pass_on);
    routes.post("/cases/{id}/review/questions/{question}/let-go", asking::let_go);
    routes.get("/cases/{id}/review/abstain", locking::abstain_page);
    routes.post("/cases/{id}/review/abstain", locking::abstain);
}
