# Files that people hand in.

# $bytes number
size-bytes = { $bytes ->
    [one] { $bytes } byte
   *[other] { $bytes } bytes
}
# $kilobytes number
size-kb = { $kilobytes } KB
size-mb = { $megabytes } MB

file-empty = The file is empty. Choose the file again, or another one.
file-too-big = The file is larger than { $most }. Make it smaller, or send it in parts.
file-without-ending = The name of the file has no ending, such as .pdf or .png. Give it its ending and choose it again.
file-not-allowed = Files ending in .{ $ending } are not taken. Save it as a PDF, as a picture (PNG, JPEG, WebP, GIF, SVG), as a Word, PowerPoint or Excel file without macros (.docx, .pptx, .xlsx), or as a film (.mp4).
file-not-what-it-says = The content of the file is not what its name says. Open it, save it anew as a PDF or a picture, and choose that one.
file-protected = The file is encrypted: it is protected by a password or restricts its use. Save a copy without protection and choose that one.
file-damaged = The file is damaged or cut off. Open it, save it anew, and choose that one.
# $width number
# $height number
# $most number
file-too-wide = The picture has { $width } × { $height } pixels; at most { $most } a side are taken. Make it smaller and choose it again.
file-unpacks = The file would unpack to far more than a document needs, so it was not opened. Save it as a PDF and choose that one.
file-macros = The file holds macros. Save it without them, or as a PDF, and choose that one.
file-embedded = The file has another file or a control inside it. Take that out, or save it as a PDF, and choose that one.
file-elsewhere = The file fetches something from elsewhere when it is opened. Put that into the file itself, or save it as a PDF or a picture, and choose that one.
file-script = The drawing holds a script or definitions of its own. Save it as a plain SVG, or as a PDF or a picture, and choose that one.
file-command = The file has a field that starts a programme when it is opened. Take the field out, or save it as a PDF, and choose that one.
file-unreadable = We could not read the file on our side. Nothing was kept; try once more.
file-choose = Choose a file
file-describe = Enter a description of the file
file-description-long = The description must be 500 characters or fewer
# $most number
file-too-many = There are { $most } files here already, which is the most that is taken. Remove one first.
file-quota = All files of one request together may have { $most }. This one would be too much.
file-quota-organization = All files of one organization together may have { $most }. This one would be too much; write to us if you need more.
file-infected = The virus scanner found “{ $found }” in this file, so it is not taken. Check the computer it comes from.
file-locked = “{ $name }” is locked: the virus scanner found “{ $found }” in it. Remove it, and add a clean copy if there is one.
file-locked-send = “{ $name }” is locked, since the virus scanner found something in it. Remove it before you send.
file-unchecked = “{ $name }” was not yet checked for viruses. It can be opened as soon as it was; that is tried again by itself.
upload-too-slow = The file did not arrive: the connection fell silent for too long. Nothing was kept; choose it again.
file-twice = This file is here already, as “{ $name }”.

files-title = Files
# $max number
files-rule = PDF, picture (PNG, JPEG, WebP, GIF, SVG), Word, PowerPoint, Excel or MP4 film, up to { $size } each, at most { $max } here. Add them one at a time.
files-none = No file yet.
# $count number
files-count = { $count ->
    [one] { $count } file
   *[other] { $count } files
}
file-label = File
description-label = What is to be seen or read in it?
description-hint = One or two sentences for people who cannot see it. They stand beside the file everywhere.
add-file = Add this file
add-a-file = Add a file
file-added = { $name } was added.
file-removed = { $name } was removed.
file-put-back = { $name } is back.
undo-remove = Undo
remove-file = Remove
removed-title = Removed
# $bytes text
file-facts = { $kind }, { $bytes }
file-download = Download { $name }
no-description = No description yet
change-description = Change the description
save-description = Save description
description-saved = The description was saved.
manage-files = Add or remove files
add-files = Add files

event-add = A file was added
event-remove = A file was removed
event-put-back = A removed file was put back
event-describe = The description of a file was changed
event-open = A document was opened
event-lock = A file was locked: the virus scanner found something in it
event-lock-partner = A file was locked: the virus scanner found something in it

# Beside a file.
look-locked = Locked: { $found } was found in it
look-unchecked = Not yet checked for viruses
look-waiting = A preview is being drawn
look-failed = No preview could be drawn
look-never = Download only
# $page number
# $pages number
look-page = page { $page } of { $pages }
# $shown number
# $pages number
look-more = The first { $shown } of { $pages } pages. Download the file to see all of it.

letter-locked-subject = A file of request { $number } is locked
letter-locked = The virus scanner found something in a file that you added. Nobody can open it. Remove it from the request, check the computer it comes from, and add a clean copy if there is one.
letter-locked-office = The virus scanner found something in a file of this request. Nobody can open it; the people who asked were told.
letter-locked-file = File
letter-locked-found = Found
