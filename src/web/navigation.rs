//! The main navigation: what each kind of person needs every day.

use crate::access::{Actor, Role};
use crate::say::{Msg, frame as t};

/// One link of the navigation.
pub struct NavItem {
    /// Where to.
    pub path: &'static str,
    /// What it says.
    pub words: Msg,
}

/// The links for one person, or for a visitor.
pub(super) fn items(me: Option<&Actor>) -> Vec<NavItem> {
    let mut items = Vec::new();
    let mut add = |path, words| items.push(NavItem { path, words });
    let Some(me) = me else {
        add("/start", t::nav_ask());
        add("/verify", t::nav_check());
        add("/register", t::nav_register());
        add("/lessons", t::nav_lessons());
        add("/sign-in", t::nav_sign_in());
        return items;
    };
    if me.is_staff() {
        add("/desk", t::nav_desk());
        add("/cases", t::nav_cases());
    }
    if crate::access::authorizations::see_all(me).is_ok() {
        add("/authorizations/next", t::nav_authorizations());
    }
    if crate::access::matters::sees(me) {
        add("/matters", t::nav_matters());
    }
    if me.has(Role::Partner) {
        add("/requests", t::nav_my_requests());
        add("/organization", t::nav_organization());
    }
    if me.has_any(&[Role::FocalPoint, Role::LocalNetwork]) {
        add("/opinions", t::nav_opinions());
    }
    if me.has_any(&[Role::Secretariat, Role::Admin]) {
        add("/directory", t::nav_directory());
    }
    if me.has_any(&[Role::Screener, Role::Admin]) {
        add("/lists", t::nav_lists());
    }
    add("/register", t::nav_register());
    add("/lessons", t::nav_lessons());
    if crate::access::reports::sees_any(me) {
        add("/statistics", t::nav_statistics());
    }
    if me.has(Role::Admin) {
        add("/admin/accounts", t::nav_accounts());
        add("/admin/mail", t::nav_mail());
        add("/admin/letters", t::nav_letters());
        add("/admin/office", t::nav_office());
        add("/admin/rules", t::nav_rules());
        add("/admin/artwork", t::nav_artwork());
    }
    items
}
