//! Aliases that the index does not hold.

use imprimatur::screening::lists::Entry;
use imprimatur::screening::matching::index::{Builder, Scratch};

use crate::altered::print;
use crate::is_sure;

/// The entry alone, without one alias: finding it again in the whole list differs by rarity only.
pub fn measure(entries: &[Entry]) {
    let mut out = (0, 0);
    for entry in entries {
        let Some(bearer) = entry.bearer else { continue };
        for name in entry.names.iter().skip(1).filter(|name| is_sure(name.quality)) {
            let mut builder = Builder::new(bearer);
            for other in entry.names.iter().filter(|other| other.text != name.text) {
                builder.add(0, &other.text);
            }
            out.1 += 1;
            let found = builder.build().find(&name.text, &mut Scratch::default(), None);
            out.0 += usize::from(!found.is_empty());
        }
    }
    print("recall_alias_taken_out", out);
}
