# People: signing in and what belongs to it.

sign-in-title = Sign in
email = E-mail address
password = Password
password-hint = We never ask for it by e-mail or telephone
forgot-password = I have forgotten my password
first-time = First time here?
first-time-who = Anyone who speaks for an organization can open an account. You need a work e-mail address.
open-account = Open an account
answers-are-kept = Your answers are kept when a session ends. Sign in again and you are back at the question you left.
email-or-password-wrong = The e-mail address or the password is not right. Check both and try again.
# $minutes number
too-many-tries = There were too many tries. Wait { $minutes ->
    [one] one minute
   *[other] { $minutes } minutes
} and try again.
kept-for-you = Your sign-in had ended, so what you typed is not saved yet. It is kept on this page: sign in with the same account and it comes back.
given-back-title = Here is what you typed
given-back-why = Your sign-in had ended when you sent this. Nothing is lost, and nothing is saved yet.
given-back-send = Save this now
given-back-drop = Leave it and go back
