//! Letters: plain ASCII out of any script, one spelling for sounds that are written in many ways, and how many edits
//! lie between two words.

/// Longest word that is compared letter by letter; what is longer is cut for the comparison.
pub(super) const LONGEST: usize = 96;

/// A word with the spellings of the same sound brought together: romanizations of Arabic, Cyrillic, Persian and
/// others differ in exactly these. ASCII lower case in and out.
pub(super) fn fold(word: &str) -> String {
    const PAIRS: [(&str, &str); 34] = [
        ("tsch", "c"),
        ("tch", "c"),
        ("sch", "s"),
        ("shch", "s"),
        ("dzh", "j"),
        ("dj", "j"),
        ("zh", "j"),
        ("ch", "c"),
        ("cz", "c"),
        ("sh", "s"),
        ("sz", "s"),
        ("ph", "f"),
        ("kh", "h"),
        ("gh", "g"),
        ("dh", "d"),
        ("th", "t"),
        ("bh", "b"),
        ("ck", "k"),
        ("qu", "k"),
        ("ts", "s"),
        ("tz", "s"),
        ("ou", "u"),
        ("oo", "u"),
        ("ee", "i"),
        ("ie", "i"),
        ("iy", "i"),
        ("ey", "i"),
        ("ei", "i"),
        ("ai", "i"),
        ("ay", "i"),
        ("ae", "e"),
        ("oe", "o"),
        ("ue", "u"),
        ("aw", "au"),
    ];
    let mut out = String::with_capacity(word.len());
    let mut rest = word;
    while let Some(first) = rest.chars().next() {
        // The first letter is looked at first: a comparison of texts costs far more, and most fail there.
        let begins =
            |from: &str| from.as_bytes().first() == rest.as_bytes().first() && rest.starts_with(from);
        if let Some((from, to)) = PAIRS.iter().find(|(from, _)| begins(from)) {
            push(&mut out, to);
            rest = rest.get(from.len()..).unwrap_or("");
            continue;
        }
        let after = rest.get(first.len_utf8()..).unwrap_or("");
        let soft = after.starts_with(['e', 'i', 'y']);
        match first {
            'c' if soft => push(&mut out, "s"),
            'c' | 'q' => push(&mut out, "k"),
            'w' => push(&mut out, "v"),
            'y' | 'j' if after.is_empty() || first == 'y' => push(&mut out, "i"),
            'x' => push(&mut out, "ks"),
            'z' => push(&mut out, "s"),
            'h' if after.is_empty() && out.len() > 1 => {}
            other => push(&mut out, other.encode_utf8(&mut [0; 4])),
        }
        rest = after;
    }
    out
}

/// Adds letters, but none twice in a row.
fn push(out: &mut String, letters: &str) {
    for letter in letters.chars() {
        if !out.ends_with(letter) || letter.is_ascii_digit() {
            out.push(letter);
        }
    }
}

/// What stays of a folded word without its vowels: all that scripts without written vowels have of it.
pub(super) fn skeleton(folded: &str) -> String {
    let mut out = String::with_capacity(folded.len());
    for (at, letter) in folded.char_indices() {
        match letter {
            'a' | 'e' | 'i' | 'o' | 'u' if at == 0 => out.push('a'),
            'a' | 'e' | 'i' | 'o' | 'u' => {}
            'v' if at > 0 => {}
            other if out.ends_with(other) => {}
            other => out.push(other),
        }
    }
    out
}

/// A number for a text, the same on every machine and run (FNV-1a).
pub(super) fn number_of(parts: &[&[u8]]) -> u64 {
    let bytes = parts.iter().flat_map(|part| part.iter());
    bytes.fold(0xcbf2_9ce4_8422_2325, |number, byte| {
        (number ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// Which letters and digits a word has, one bit each.
pub(super) fn letters_of(word: &str) -> u64 {
    word.bytes().fold(0, |all, letter| all | 1_u64 << (letter & 63))
}

/// True when two words can lie so few edits apart, by the letters they have: an edit takes one away and brings another.
pub(super) const fn can_be_near(one: u64, other: u64, most: u32) -> bool {
    (one ^ other).count_ones() <= 2 * most
}

/// True for the slips that a hurried hand makes in any word and that hardly ever lead to another word: two neighbours
/// swapped behind the first, or a letter twice where the other has it once.
pub(super) fn is_slip(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    let (a, b) = (short.as_bytes(), long.as_bytes());
    let same = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let rest = |word: &[u8], from: usize| word.get(from..).unwrap_or(&[]).to_vec();
    match (rest(a, same).as_slice(), rest(b, same).as_slice()) {
        ([a, b, tail @ ..], [c, d, end @ ..]) if a == d && b == c => same > 0 && tail == end,
        (tail, [twice, end @ ..]) => same > 0 && b.get(same - 1) == Some(twice) && tail == end,
        _ => false,
    }
}

/// Edits between two words: letters put in, left out, changed, or two neighbours swapped. Gives up beyond `most` and
/// answers `most + 1`.
pub(super) fn edits(one: &str, other: &str, most: usize) -> usize {
    let (a, b) = (one.as_bytes(), other.as_bytes());
    let (a, b) = (a.get(..a.len().min(LONGEST)).unwrap_or(a), b.get(..b.len().min(LONGEST)).unwrap_or(b));
    if a.len().abs_diff(b.len()) > most {
        return most + 1;
    }
    // What both begin and end with lies on the straight way: only what differs is laid side by side.
    let same = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let (a, b) = (a.get(same..).unwrap_or(&[]), b.get(same..).unwrap_or(&[]));
    let same = a.iter().rev().zip(b.iter().rev()).take_while(|(a, b)| a == b).count();
    let (a, b) = (a.get(..a.len() - same).unwrap_or(&[]), b.get(..b.len() - same).unwrap_or(&[]));
    if a.is_empty() || b.is_empty() {
        return a.len().max(b.len());
    }
    let mut rows = [[0_u8; LONGEST + 1]; 3];
    let [before, above, row] = &mut rows;
    for (at, cell) in above.iter_mut().enumerate().take(b.len() + 1) {
        *cell = u8::try_from(at).unwrap_or(u8::MAX);
    }
    let mut previous_letter = 0;
    for (i, letter) in a.iter().enumerate() {
        let mut left = u8::try_from(i + 1).unwrap_or(u8::MAX);
        let mut best = left;
        let mut last = 0_u8;
        let mut two_back = 0_u8;
        if let Some(cell) = row.first_mut() {
            *cell = left;
        }
        for (j, other) in b.iter().enumerate() {
            let diagonal = above.get(j).copied().unwrap_or(u8::MAX);
            let up = above.get(j + 1).copied().unwrap_or(u8::MAX);
            let mut cost = (diagonal + u8::from(letter != other)).min(up + 1).min(left + 1);
            if i > 0 && j > 0 && *letter == last && previous_letter == *other {
                cost = cost.min(two_back.saturating_add(1));
            }
            two_back = before.get(j).copied().unwrap_or(u8::MAX);
            if let Some(cell) = row.get_mut(j + 1) {
                *cell = cost;
            }
            left = cost;
            best = best.min(cost);
            last = *other;
        }
        if usize::from(best) > most + 1 {
            return most + 1;
        }
        previous_letter = *letter;
        std::mem::swap(before, above);
        std::mem::swap(above, row);
    }
    usize::from(above.get(b.len()).copied().unwrap_or(u8::MAX)).min(most + 1)
}
