//! Columns that stand: how often values occur along a scale, with marks where something begins.

use super::{Pen, Svg, WIDTH, Words, steps};

/// Where the columns begin and end, their greatest height, and the room for the axis below.
const START: f64 = 34.0;
const END: f64 = WIDTH - 6.0;
const TALL: f64 = 150.0;
const TOP: f64 = 18.0;
const AXIS: f64 = 22.0;

/// One column.
#[derive(Debug, Clone)]
pub struct Post {
    /// What stands under its start.
    pub label: String,
    /// How high it is.
    pub value: usize,
    /// What stands over it.
    pub shown: String,
}

/// Draws columns side by side; `marks` are places between columns, counted from 0, with a dashed line at each.
pub fn columns(words: Words<'_>, posts: &[Post], marks: &[usize]) -> Svg {
    let greatest = posts.iter().map(|post| post.value).max().unwrap_or_default();
    let steps = steps(greatest as f64);
    let end = steps.last().copied().unwrap_or(1.0);
    let up = |value: f64| TOP + TALL * (1.0 - value / end);
    let width = ((END - START) / posts.len().max(1) as f64).min(48.0);
    let mut pen = Pen::new(words, TOP + TALL + AXIS);
    for step in &steps {
        pen.line("ax", START, up(*step), (END, up(*step)));
        pen.words("soft e", START - 6.0, up(*step) + 4.0, &step.to_string());
    }
    for (place, post) in posts.iter().enumerate() {
        let x = START + place as f64 * width;
        if post.value > 0 {
            let top = up(post.value as f64);
            pen.rect("a", x + 2.0, top, width - 4.0, TOP + TALL - top);
            pen.words("m", x + width / 2.0, top - 5.0, &post.shown);
        }
        pen.words("soft m", x, TOP + TALL + 15.0, &post.label);
    }
    for mark in marks {
        let x = START + *mark as f64 * width;
        pen.line("tg", x, TOP - 6.0, (x, TOP + TALL));
    }
    pen.done()
}
