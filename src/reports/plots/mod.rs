//! Plots, drawn as SVG by ourselves: colours by the classes of the stylesheet, a title and a description for whoever does
//! not see them, and a table beneath on every page. Places count from the start of the line: the stylesheet turns a plot
//! round where the page is written from right to left, and its words back.

mod bars;
mod columns;

use std::fmt::{self, Display, Write};

pub use bars::{Bar, bars};
pub use columns::{Post, columns};

/// Width of every plot; it grows and shrinks with its place on the page.
const WIDTH: f64 = 440.0;

/// A drawing, safe to stand in a page: every word in it is escaped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Svg(String);

impl Display for Svg {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl askama::filters::HtmlSafe for Svg {}

/// What a plot says in words.
#[derive(Debug, Clone, Copy)]
pub struct Words<'a> {
    /// An id, unique on its page.
    pub id: &'a str,
    /// What it shows.
    pub title: &'a str,
    /// What can be seen in it.
    pub description: &'a str,
}

/// A drawing that is being made.
struct Pen {
    text: String,
}

impl Pen {
    /// Begins a drawing.
    fn new(words: Words<'_>, height: f64) -> Self {
        let mut pen = Self { text: String::new() };
        let id = Escaped(words.id);
        pen.write(format_args!(
            "<svg class=\"plot\" viewBox=\"0 0 {WIDTH} {}\" role=\"img\" aria-labelledby=\"{id}-t {id}-d\">",
            short(height)
        ));
        pen.write(format_args!("<title id=\"{id}-t\">{}</title>", Escaped(words.title)));
        pen.write(format_args!("<desc id=\"{id}-d\">{}</desc>", Escaped(words.description)));
        pen
    }

    fn write(&mut self, what: fmt::Arguments<'_>) {
        // Writing into a text cannot fail.
        self.text.write_fmt(what).ok();
    }

    fn rect(&mut self, class: &str, x: f64, y: f64, width: f64, height: f64) {
        let [x, y, width, height] = [x, y, width.max(0.0), height.max(0.0)].map(short);
        self.write(format_args!(
            "<rect class=\"{class}\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"/>"
        ));
    }

    fn line(&mut self, class: &str, x: f64, y: f64, to: (f64, f64)) {
        let [x, y, to_x, to_y] = [x, y, to.0, to.1].map(short);
        self.write(format_args!("<path class=\"{class}\" d=\"M{x} {y}L{to_x} {to_y}\"/>"));
    }

    /// Words at a place; `class` says how they are set and to which side of it they stand.
    fn words(&mut self, class: &str, x: f64, y: f64, words: &str) {
        let [x, y] = [x, y].map(short);
        self.write(format_args!("<text class=\"{class}\" x=\"{x}\" y=\"{y}\">{}</text>", Escaped(words)));
    }

    fn done(mut self) -> Svg {
        self.text.push_str("</svg>");
        Svg(self.text)
    }
}

/// A place with one decimal at most.
fn short(place: f64) -> f64 {
    (place * 10.0).round() / 10.0
}

/// Steps of an axis from 0: round numbers, four to eight of them, up to the greatest value or a little more.
fn steps(greatest: f64) -> Vec<f64> {
    let mut step = 1.0;
    let mut factors = [2.0, 2.5, 2.0].into_iter().cycle();
    while greatest / step > 6.0 {
        step *= factors.next().unwrap_or(2.0);
    }
    let mut all = vec![0.0];
    while all.last().is_some_and(|last| *last < greatest) {
        all.push(all.len() as f64 * step);
    }
    if all.len() < 2 {
        all.push(step);
    }
    all
}

struct Escaped<'a>(&'a str);

impl Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.chars().try_for_each(|letter| match letter {
            '&' => f.write_str("&amp;"),
            '<' => f.write_str("&lt;"),
            '>' => f.write_str("&gt;"),
            '"' => f.write_str("&quot;"),
            other => f.write_char(other),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{Bar, Post, Words, bars, columns, steps};

    const WORDS: Words<'static> = Words { id: "p", title: "Days & <stages>", description: "Review \"late\"" };

    #[test]
    fn axes_have_round_steps() {
        assert_eq!(steps(0.0), [0.0, 1.0]);
        assert_eq!(steps(4.0), [0.0, 1.0, 2.0, 3.0, 4.0]);
        assert_eq!(steps(24.0), [0.0, 5.0, 10.0, 15.0, 20.0, 25.0]);
        assert_eq!(steps(118.0), [0.0, 20.0, 40.0, 60.0, 80.0, 100.0, 120.0]);
    }

    #[test]
    fn what_is_drawn_says_what_it_is_and_is_escaped() {
        let bar = |label: &str, values: &[f64]| Bar {
            label: label.into(),
            values: values.iter().map(|value| (*value, value.to_string())).collect(),
            target: Some(3.0),
        };
        let drawn =
            bars(WORDS, &[bar("A <b>", &[2.0]), bar("Long name that does not fit on one line", &[4.0, 1.0])]);
        let drawn = drawn.to_string();
        assert!(drawn.contains("<title id=\"p-t\">Days &amp; &lt;stages&gt;</title>"), "{drawn}");
        assert!(drawn.contains("<desc id=\"p-d\">Review &quot;late&quot;</desc>"));
        assert!(drawn.contains("role=\"img\"") && drawn.contains("aria-labelledby=\"p-t p-d\""));
        assert!(drawn.contains("A &lt;b&gt;") && !drawn.contains("style"));
        assert_eq!((drawn.matches("class=\"a\"").count(), drawn.matches("class=\"b\"").count()), (2, 1));
        assert_eq!(drawn.matches("class=\"tg\"").count(), 2);
        let posts: Vec<Post> =
            (0..5).map(|n| Post { label: n.to_string(), value: n, shown: n.to_string() }).collect();
        let drawn = columns(WORDS, &posts, &[]).to_string();
        assert_eq!(drawn.matches("class=\"a\"").count(), 4, "nothing is drawn for nothing");
    }
}
