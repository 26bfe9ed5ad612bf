// Sends the form of a page that only leads on; without a script its button does.
document.querySelector('form[data-leads-on]')?.requestSubmit()
