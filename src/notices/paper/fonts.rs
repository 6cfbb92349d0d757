//! The letters that papers are set in: Noto Serif and Noto Sans for Latin, Greek and Cyrillic, Noto Naskh for
//! Arabic, cut to those scripts; Chinese from a file that the configuration names.

use std::path::Path;
use std::sync::{Arc, OnceLock};

use parley::FontContext;
use parley::fontique::{Blob, Collection, CollectionOptions, FontInfo, SourceCache};

/// The fonts on board: see `fonts/README` for where they are from and how they were cut.
const ON_BOARD: [&[u8]; 6] = [
    include_bytes!("fonts/NotoSerif-Regular.ttf"),
    include_bytes!("fonts/NotoSerif-Bold.ttf"),
    include_bytes!("fonts/NotoSans-Regular.ttf"),
    include_bytes!("fonts/NotoSans-Bold.ttf"),
    include_bytes!("fonts/NotoNaskhArabic-Regular.ttf"),
    include_bytes!("fonts/NotoNaskhArabic-Bold.ttf"),
];

/// Scripts in which anybody writes lie below this.
const HIGHEST: u32 = 0x3_FFFF;
/// The fonts on board have nothing above it.
const ON_BOARD_HIGHEST: u32 = 0xFFFF;

/// Fonts, ready to shape.
#[derive(Clone)]
pub(super) struct Fonts {
    /// What shapes.
    pub context: FontContext,
    /// Family name of the Chinese font.
    pub cjk: Option<String>,
    /// A bit a character that some font has.
    has: Arc<Vec<u64>>,
}

impl Fonts {
    /// The fonts on board, read once, and one for Chinese.
    pub fn new(cjk: Option<&Path>) -> Result<Self, String> {
        static READ: OnceLock<Fonts> = OnceLock::new();
        let mut fonts = READ.get_or_init(Self::on_board).clone();
        if let Some(path) = cjk {
            fonts.add_cjk(path)?;
        }
        Ok(fonts)
    }

    fn on_board() -> Self {
        let mut collection = Collection::new(CollectionOptions { shared: false, system_fonts: false });
        let mut cache = SourceCache::default();
        let mut has = vec![0_u64; (HIGHEST as usize + 1) / 64];
        for bytes in ON_BOARD {
            let added = collection.register_fonts(Blob::new(Arc::new(bytes)), None);
            for font in added.iter().flat_map(|(_, fonts)| fonts) {
                note(&mut has, font, &mut cache, ON_BOARD_HIGHEST);
            }
        }
        let context = FontContext { collection, source_cache: cache };
        Self { context, cjk: None, has: Arc::new(has) }
    }

    fn add_cjk(&mut self, path: &Path) -> Result<(), String> {
        let bytes =
            std::fs::read(path).map_err(|error| format!("cannot read {}: {error}", path.display()))?;
        let FontContext { collection, source_cache } = &mut self.context;
        let added = collection.register_fonts(Blob::new(Arc::new(bytes)), None);
        let named: Vec<(String, &FontInfo)> = added
            .iter()
            .filter_map(|(id, fonts)| Some((collection.family_name(*id)?.to_owned(), fonts.first()?)))
            .collect();
        // A collection of the four regional shapes: the simplified ones, as the United Nations writes.
        let chosen = named.iter().find(|(name, _)| name.ends_with(" SC")).or_else(|| named.first());
        let Some((name, font)) = chosen else {
            return Err(format!("{} is no font (TTF, OTF or TTC)", path.display()));
        };
        let mut has = (*self.has).clone();
        note(&mut has, font, source_cache, HIGHEST);
        if !bit(&has, '中') {
            return Err(format!("{} has no Chinese letters", path.display()));
        }
        (self.cjk, self.has) = (Some(name.clone()), Arc::new(has));
        Ok(())
    }

    /// Whether some font has a letter for it.
    pub fn has(&self, c: char) -> bool {
        matches!(c, '\n' | '\u{200C}'..='\u{200F}') || bit(&self.has, c)
    }
}

fn bit(has: &[u64], c: char) -> bool {
    let c = c as u32;
    has.get((c / 64) as usize).is_some_and(|word| word & (1 << (c % 64)) != 0)
}

fn note(has: &mut [u64], font: &FontInfo, cache: &mut SourceCache, highest: u32) {
    let Some(data) = font.load(Some(cache)) else { return };
    let Some(charmap) = font.charmap_index().charmap(data.as_ref()) else { return };
    for c in 0x20..=highest {
        if charmap.map(c).is_some_and(|glyph| glyph != 0)
            && let Some(word) = has.get_mut((c / 64) as usize)
        {
            *word |= 1 << (c % 64);
        }
    }
}
