// The QR code of a paper leads here with the credential in the fragment, which browsers do not send: this puts it into the form.
const token = location.hash.slice(1)
const text = document.getElementById('f-text')
if (text && /^[\w-]+\.[\w-]+\.[\w-]+$/.test(token)) {
  text.value = token
  history.replaceState(null, '', location.pathname + location.search)
  text.form.requestSubmit()
}
