# Dates and times. The spaces inside a date do not break a line.

# $day number
# $month text
# $year text
date = { $day }{"\u00A0"}{ $month }{"\u00A0"}{ $year }

# $weekday text
# $date text
weekday-date = { $weekday }{"\u00A0"}{ $date }

# $date text
# $time text
datetime = { $date }, { $time }

# $hour text with two digits
# $minute text with two digits
time = { $hour }:{ $minute }

month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December

weekday-1 = Monday
weekday-2 = Tuesday
weekday-3 = Wednesday
weekday-4 = Thursday
weekday-5 = Friday
weekday-6 = Saturday
weekday-7 = Sunday
