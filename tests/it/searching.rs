//! The list of cases: searched, sorted, paged, saved, as a file; the same for everybody who may not know of a case.

use std::rc::Rc;

use imprimatur::access::Role;
use imprimatur::db::ids::RequestId;
use imprimatur::requests::answers::Answers;

use crate::support::app::{Person, TestApp};
use crate::support::cases::submitted;
use crate::support::databases::db_tests;
use crate::support::html::Page;

/// Three submitted requests of three partners, and the secretariat.
async fn three(app: &Rc<TestApp>) -> (Person, Vec<RequestId>) {
    let secretariat = app.person("Sami Secretary", &[Role::Secretariat]).await;
    let mut ids = Vec::new();
    for name in ["Ana Asker", "Ben Asker", "Cleo Asker"] {
        let partner = app.person(name, &[Role::Partner]).await;
        ids.push(submitted(app, &partner, Answers::new()).await);
    }
    (secretariat, ids)
}

fn numbers(page: &Page) -> Vec<String> {
    page.texts("tbody td.nowrap b")
}

/// As it stands in an address.
fn in_address(text: &str) -> String {
    url::form_urlencoded::byte_serialize(text.as_bytes()).collect()
}

db_tests! {
    async fn a_number_opens_the_case_and_words_and_keys_filter(db) {
        let app = TestApp::start(db).await;
        let (secretariat, ids) = three(&app).await;
        let all = numbers(&secretariat.get("/cases").await);
        assert_eq!(all.len(), 3);
        let answer = secretariat.ask(&format!("/cases?q={}", all[1])).await;
        assert_eq!(answer.location(), Some(format!("/cases/{}", ids[1].0).as_str()));

        for (typed, found) in [
            ("stage:submitted", 3), ("stage:review", 0), ("mark:name", 3), ("mark:flag", 0), ("org:vandfilter", 3),
            ("VANDFILTER+water", 3), ("vandfilter+fire", 0), ("turn:secretariat", 3), ("country:AQ", 0), ("country:dk", 3), ("country:208", 3), ("score<55", 0),
            ("waiting:me+stage:submitted", 0), ("is:held", 0), ("is:new", 3), ("sent:<2020-01-01", 0), ("due:>2020-01-01", 0),
        ] {
            let page = secretariat.get(&format!("/cases?q={}", typed.replace('<', "%3C").replace('>', "%3E"))).await;
            assert_eq!(numbers(&page).len(), found, "{typed}: {}", page.text);
        }
        let odd = secretariat.get("/cases?q=stage:reviwe+water").await;
        assert!(odd.has_text("“stage:reviwe” filters nothing. It can be submitted"));
        assert_eq!(numbers(&odd).len(), 3);
        assert!(secretariat.get("/cases?q=2019-0001").await.has_text("There is no case 2019-0001 that you may see"));
        assert!(secretariat.get("/cases/search-help").await.has_text("waiting:me"));
        app.finish().await;
    }

    async fn a_word_of_an_answer_is_found_by_its_beginning_in_any_script(db) {
        let app = TestApp::start(db).await;
        let secretariat = app.person("Sami Secretary", &[Role::Secretariat]).await;
        let written = [
            ("Ana Asker", "Posters about drinking water for the schools of Åland"),
            ("Ben Asker", "Плакаты о чистой воде для школ"),
            ("Cleo Asker", "湖のきれいな水についての展示"),
        ];
        let mut ids = Vec::new();
        for (name, text) in written {
            let partner = app.person(name, &[Role::Partner]).await;
            let answers = Answers::new().with("activity_summary", text).with("use_type", "informational");
            ids.push(submitted(&app, &partner, answers).await);
        }
        let found = async |typed: &str| {
            let page = secretariat.get(&format!("/cases?q={}", in_address(typed))).await;
            (numbers(&page), page)
        };
        let all = found("").await.0;
        let newest_first = |wanted: &[usize]| wanted.iter().rev().map(|at| all[2 - at].clone()).collect::<Vec<_>>();
        for (typed, wanted) in [
            ("text:drink", &[0][..]), ("text:DRINKING", &[0]), ("text:rinking", &[]), ("text:\"schools drinking aland\"", &[0]),
            ("text:\"drinking fire\"", &[]), ("text:плакат", &[1]), ("text:воде", &[1]), ("text:plak", &[1]), ("text:湖", &[2]),
            ("text:informational", &[]), ("text:drinking stage:submitted", &[0]), ("text:drinking stage:review", &[]),
        ] {
            let (numbers, page) = found(typed).await;
            assert_eq!(numbers, newest_first(wanted), "{typed}: {}", page.text);
        }
        assert!(found("text:!!").await.1.has_text("“text:!!” must name a word"));
        assert!(secretariat.get("/cases/search-help").await.has_text("text:"));
        let file = secretariat.ask(&format!("/cases?q={}&format=csv", in_address("text:плакат"))).await;
        assert_eq!(String::from_utf8_lossy(&file.body).lines().count(), 2);

        // What was sent last is what is searched.
        let id = ids[0];
        let by = crate::support::cases::actor(&secretariat).await.id;
        let again = Answers::new().with("activity_summary", "Posters about rain");
        app.data.db.write(move |tx| {
            let now = tx.now;
            crate::support::cases::revise(tx.conn(), id, 2, by, now, &again);
            Ok(())
        }).await.unwrap();
        assert_eq!(found("text:drinking").await.0, Vec::<String>::new());
        assert_eq!(found("text:rain").await.0, newest_first(&[0]));

        let page = secretariat.get(&format!("/cases/{}/conflict", id.0)).await;
        secretariat.submit(&page, "I have a conflict", &[]).await;
        let (numbers, page) = found("text:rain").await;
        assert!(numbers.is_empty() && page.has_text("No cases"), "{}", page.text);
        app.finish().await;
    }

    async fn a_title_is_found_by_the_beginnings_of_its_words_and_by_what_stands_in_quotes(db) {
        let app = TestApp::start(db).await;
        let (secretariat, ids) = three(&app).await;
        let number = numbers(&secretariat.get("/cases").await)[0].clone();
        let found = async |typed: &str| {
            numbers(&secretariat.get(&format!("/cases?q={}", in_address(typed))).await).len()
        };
        for (typed, wanted) in [
            ("clea", 3), ("WEEK clean", 3), ("lean", 0), ("clean fire", 0), ("\"water week\"", 3), ("\"clean week\"", 0),
            ("vandfilt", 3), ("andfilter", 3), ("\"sana vandfilter\"", 3), ("\"vandfilter sana\"", 0),
            ("week sana stage:submitted", 3), (&number[..number.len() - 1], 3), ("2026", 3), ("2025", 0), ("!!", 3),
        ] {
            assert_eq!(found(typed).await, wanted, "{typed}");
        }
        // A word that stands in very many titles is sought in another way, and finds the same.
        let (id, year) = (ids[0], &number[..4]);
        app.data.db.write(move |tx| {
            use diesel::connection::SimpleConnection as _;
            Ok(tx.conn().batch_execute(&format!(
                "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1200)
                 INSERT INTO title_words (word, request_id) SELECT 'waterway' || i, {id} FROM n"
            ))?)
        }).await.unwrap();
        for (typed, wanted) in [("water", 3), ("waterway", 1), ("water week", 3), ("\"week water\"", 0), (year, 3)] {
            assert_eq!(found(typed).await, wanted, "{typed}");
        }
        app.data.db.write(move |tx| {
            use diesel::connection::SimpleConnection as _;
            Ok(tx.conn().batch_execute("DELETE FROM title_words WHERE word LIKE 'waterway%'")?)
        }).await.unwrap();
        app.finish().await;
    }

    async fn what_the_desk_counts_follows_every_change(db) {
        let app = TestApp::start(db).await;
        let (secretariat, ids) = three(&app).await;
        let new = async || {
            let desk = secretariat.get("/desk").await;
            desk.texts(".views a").into_iter().find(|view| view.contains("New")).unwrap_or_default()
        };
        let before = new().await;
        assert!(before.starts_with('3'), "{before}");
        assert_eq!(new().await, before);
        let partner = app.person("Dora Asker", &[Role::Partner]).await;
        submitted(&app, &partner, Answers::new()).await;
        assert!(new().await.starts_with('4'));
        let page = secretariat.get(&format!("/cases/{}/conflict", ids[0].0)).await;
        secretariat.submit(&page, "I have a conflict", &[]).await;
        assert!(new().await.starts_with('3'));
        app.finish().await;
    }

    async fn a_list_is_sorted_paged_and_given_as_a_file(db) {
        let app = TestApp::start(db).await;
        let (secretariat, ids) = three(&app).await;
        let newest = numbers(&secretariat.get("/cases").await);
        let oldest = numbers(&secretariat.get("/cases?sort=sent").await);
        assert_eq!(newest.iter().rev().cloned().collect::<Vec<_>>(), oldest);
        for sort in ["sent", "-sent", "due", "-due", "since", "-since", "organization", "-organization"] {
            let whole = numbers(&secretariat.get(&format!("/cases?sort={sort}")).await);
            assert_eq!(whole.len(), 3, "{sort}");
            let position = |id: &RequestId| whole.iter().position(|number| number.ends_with(&format!("{:04}", id.0)));
            for id in &ids {
                let rest = numbers(&secretariat.get(&format!("/cases?sort={sort}&after={}", id.0)).await);
                assert_eq!(rest, whole[position(id).unwrap() + 1..], "{sort} after {}", id.0);
            }
        }
        let head = secretariat.get("/cases?sort=due").await;
        assert!(head.links.iter().any(|link| link.href == "/cases?sort=-due"));

        let file = secretariat.ask("/cases?q=org:vandfilter&sort=sent&format=csv").await;
        let text = String::from_utf8(file.body.clone()).unwrap();
        let lines: Vec<&str> = text.trim_start_matches('\u{feff}').lines().collect();
        assert_eq!(lines.len(), 4, "{text}");
        assert!(lines[0].starts_with("\"Case\",\"Organization\",\"Title\""));
        assert!(lines[1].contains("Sana Vandfilter A/S") && lines[1].contains("Clean water week"));
        app.finish().await;
    }

    async fn a_search_is_saved_used_and_removed_by_its_owner_only(db) {
        let app = TestApp::start(db).await;
        let (secretariat, _) = three(&app).await;
        let page = secretariat.get("/cases?q=stage:submitted&sort=due").await;
        let nameless = secretariat.try_submit(&page, "Save this search", &[("name", "")]).await;
        assert_eq!(nameless.status, 422);
        assert!(nameless.page().has_text("Enter a name for this search"));
        let saved = secretariat.submit(&page, "Save this search", &[("name", "To check")]).await;
        assert!(saved.has_text("Saved as “To check”"));
        let desk = secretariat.get("/desk").await;
        let link = desk.links.iter().find(|link| link.text == "To check").unwrap().href.clone();
        assert_eq!(link, "/cases?q=stage%3Asubmitted&sort=due");
        assert_eq!(numbers(&secretariat.get(&link).await).len(), 3);

        let other = app.person("Sole Secretary", &[Role::Secretariat]).await;
        assert!(!other.get("/desk").await.has_text("To check"));
        let page = secretariat.get(&link).await;
        let mut theirs = page.form("Remove this search").unwrap().submit("Remove this search").unwrap();
        let token = other.get("/cases?sort=due").await.form("Save this search").unwrap().value("_token").unwrap().to_owned();
        theirs.fields.iter_mut().filter(|(name, _)| name == "_token").for_each(|(_, value)| value.clone_from(&token));
        assert_eq!(other.send(&theirs).await.status, 404);
        assert!(secretariat.submit(&page, "Remove this search", &[]).await.has_text("The saved search is gone"));
        assert!(!secretariat.get("/desk").await.has_text("To check"));
        app.finish().await;
    }

    async fn who_declared_a_conflict_learns_nothing_from_list_count_order_search_or_file(db) {
        let app = TestApp::start(db).await;
        let (secretariat, ids) = three(&app).await;
        let before = numbers(&secretariat.get("/cases").await);
        let page = secretariat.get(&format!("/cases/{}/conflict", ids[1].0)).await;
        secretariat.submit(&page, "I have a conflict", &[]).await;
        let hidden = &before[1];
        for path in ["/desk", "/desk?view=new", "/cases", "/cases?sort=due", "/cases?q=vandfilter", "/cases?q=is:new", "/cases?format=csv"] {
            let answer = secretariat.ask(path).await;
            let text = String::from_utf8_lossy(&answer.body).into_owned();
            assert!(!text.contains(hidden.as_str()), "{path}");
            assert!(!text.contains("3 cases"), "{path}");
        }
        assert!(secretariat.get(&format!("/cases?q={hidden}")).await.has_text("that you may see"));
        // Nor does paging tell where it would stand: after it is as after nothing.
        for sort in ["sent", "-sent", "since", "-since", "due", "organization", "-organization"] {
            let page = secretariat.get(&format!("/cases?sort={sort}&after={}", ids[1].0)).await;
            assert_eq!(numbers(&page).len(), 2, "{sort}");
        }
        app.finish().await;
    }
}
