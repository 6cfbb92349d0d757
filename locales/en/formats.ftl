# Numbers and lists.

thousands-separator = ,

# $items text
# $next text
list-more = { $items }, { $next }

# $items text
# $last text
list-last = { $items } and { $last }
