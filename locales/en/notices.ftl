# Letters: what every letter says, and the pages about the mail.

greeting = Dear { $name },
greeting-html = Dear { $name },
sign-off = With kind regards,
already-on-its-way = This letter is on its way already.
