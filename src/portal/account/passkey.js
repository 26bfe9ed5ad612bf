/** Passkeys in the browser: shows the forms that need them, asks the device, and sends its answer as an ordinary form. */

const supported = typeof PublicKeyCredential === 'function' && typeof PublicKeyCredential.parseCreationOptionsFromJSON === 'function'

/** Asks the server for a challenge and the device for its answer, and puts both into the form. */
async function answer(section, form) {
  const asked = await fetch(section.dataset.ask, { method: 'POST' })
  if (!asked.ok) throw new Error(`asked in vain: ${asked.status}`)
  const { challenge, options } = await asked.json()
  const credential = section.dataset.passkey === 'sign-in'
    ? await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) })
    : await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
  form.elements.challenge.value = challenge
  form.elements.answer.value = JSON.stringify(credential.toJSON())
}

for (const section of supported ? document.querySelectorAll('[data-passkey]') : []) {
  const form = section.querySelector('form')
  const failed = section.querySelector('[data-failed]')
  section.hidden = false
  form.addEventListener('submit', (event) => {
    if (form.elements.answer.value !== '') return
    event.preventDefault()
    failed.hidden = true
    answer(section, form).then(() => form.submit(), () => { failed.hidden = false })
  })
}
