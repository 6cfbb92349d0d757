//! What each file of the collection should be: the whole table. Whatever deviates is a fault, and so is a file that is
//! not in it.

/// What becomes of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// Not taken; a part of what the person reads.
    Refused(&'static str),
    /// Kept, without a preview: of its kind none is drawn.
    DownloadOnly,
    /// Kept; drawing it failed, and nothing else.
    NotDrawn,
    /// Kept, and drawn.
    Drawn,
    /// Kept out of reach: the scanner knows it.
    Found,
}

use Fate::{DownloadOnly, Drawn, Found, Refused};

/// What the signature made for this run looks for, and its name.
pub const SIGNATURE: (&str, &[u8]) = ("Imprimatur.Uploads.PhpInPicture", b"phpinfo");

const OTHER_ENDING: Fate = Refused("are not taken");
const DAMAGED: Fate = Refused("damaged or cut off");

/// Folder, name, fate.
pub const TABLE: &[(&str, &str, Fate)] = &[
    ("benign", "SF424_page2.pdf", Drawn),
    ("benign", "attachment.pdf", Drawn),
    ("benign", "blk-inner-content.docx", DownloadOnly),
    ("benign", "crazyones.pdf", Drawn),
    ("benign", "form.pdf", Drawn),
    // Encrypted with an empty password: it opens, but restricts what may be done with it.
    ("benign", "form_dd0293.pdf", Refused("The file is encrypted")),
    ("benign", "fourpages.pdf", Drawn),
    ("benign", "fpdf2_cjk.pdf", Drawn),
    ("benign", "having-images.docx", DownloadOnly),
    ("benign", "hello-world.pdf", Drawn),
    ("benign", "leie_record_layout.pdf", Drawn),
    ("benign", "oletools_harmless-clean.docx", DownloadOnly),
    ("benign", "outlines.pdf", Drawn),
    ("benign", "test.docx", DownloadOnly),
    ("hostile", "clamav_clam.7z", OTHER_ENDING),
    ("hostile", "clamav_clam.exe.html", OTHER_ENDING),
    ("hostile", "clamav_clam.ole.doc", OTHER_ENDING),
    ("hostile", "clamav_clam.ppt", OTHER_ENDING),
    // Errors in what is to be drawn: the rest of the page is.
    ("hostile", "content-stream-errors.pdf", Drawn),
    // An outline that leads round in a circle, which drawing does not follow.
    ("hostile", "cyclic-toc.pdf", Drawn),
    ("hostile", "fuzzdb_POC_phpinfo-metadata.gif", Found),
    ("hostile", "fuzzdb_eicar.com.txt", OTHER_ENDING),
    // A film of thousands of pictures of one pixel: the first is drawn.
    ("hostile", "fuzzdb_uber.gif", Drawn),
    ("hostile", "oletools_dde-test.docx", Refused("starts a programme")),
    ("hostile", "oletools_embedded-ole.docx", Refused("another file or a control inside it")),
    ("hostile", "oletools_excel4_macro.xlsm", OTHER_ENDING),
    ("hostile", "pikepdf_fuzz_378014596.pdf", DAMAGED),
    ("hostile", "pillow_broken_data_stream.png", DAMAGED),
    ("hostile", "pillow_decompression_bomb.ico", OTHER_ENDING),
    ("hostile", "pillow_exif-dpi-zerodivision.jpg", Drawn),
    ("hostile", "svg_attlistFixedDos.svg", Refused("a script or definitions of its own")),
    ("hostile", "svg_external.svg", Refused("fetches something from elsewhere")),
    ("hostile", "svg_maliciousJsAndPhp.svg", Refused("a script or definitions of its own")),
    ("hostile", "xml_defusedxml_cyclic.xml", OTHER_ENDING),
    ("hostile", "xml_defusedxml_external.xml", OTHER_ENDING),
    ("hostile", "xml_defusedxml_quadratic.xml", OTHER_ENDING),
    ("hostile", "xml_defusedxml_simple.xml", OTHER_ENDING),
    ("hostile", "xml_defusedxml_xmlbomb2.xml", OTHER_ENDING),
    ("logos", "pillow_hopper.gif", Drawn),
    ("logos", "pillow_hopper.jpg", Drawn),
    ("logos", "pillow_hopper.png", Drawn),
    ("logos", "pillow_hopper.webp", Drawn),
    ("logos", "pillow_transparent.png", Drawn),
    ("logos", "simpleicons_bosch.svg", DownloadOnly),
    ("logos", "simpleicons_hsbc.svg", DownloadOnly),
    ("logos", "simpleicons_ikea.svg", DownloadOnly),
    ("logos", "simpleicons_nokia.svg", DownloadOnly),
    ("logos", "simpleicons_samsung.svg", DownloadOnly),
    ("logos", "simpleicons_siemens.svg", DownloadOnly),
    ("logos", "simpleicons_toyota.svg", DownloadOnly),
    ("logos", "simpleicons_unicode.svg", DownloadOnly),
    ("logos", "simpleicons_unilever.svg", DownloadOnly),
    ("logos", "simpleicons_vodafone.svg", DownloadOnly),
    ("logos", "simpleicons_volkswagen.svg", DownloadOnly),
    ("logos", "simpleicons_wikipedia.svg", DownloadOnly),
];
