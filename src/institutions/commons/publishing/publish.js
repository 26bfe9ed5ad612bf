/** Shows how far an upload is, and renews the part of a page that tells of work going on. Pages do without it. */

document.addEventListener('submit', (event) => {
  const place = event.target.closest('[data-upload]')
  if (!place) return
  event.preventDefault()
  send(event.target, place.dataset)
})

function send(form, { sending, broken }) {
  const status = form.querySelector('[data-upload-status]')
  const buttons = form.querySelectorAll('button')
  const bar = document.createElement('progress')
  const label = document.createElement('label')
  label.append(`${sending} `, bar)
  status.replaceChildren(label)
  for (const button of buttons) button.disabled = true

  const request = new XMLHttpRequest()
  request.upload.addEventListener('progress', ({ lengthComputable, loaded, total }) => {
    if (!lengthComputable) return
    bar.max = total
    bar.value = loaded
    label.firstChild.textContent = `${sending} ${Math.floor(loaded / total * 100)} % `
  })
  request.addEventListener('error', () => {
    status.textContent = broken
    for (const button of buttons) button.disabled = false
  })
  request.addEventListener('load', () => {
    // Accepted: the answer is the page that it led to. Otherwise it is this page again, with what is to be mended.
    if (request.status < 400) location.assign(request.responseURL)
    else show(new DOMParser().parseFromString(request.responseText, 'text/html'))
  })
  request.open('POST', form.action)
  request.send(new FormData(form))
}

function show(answer) {
  document.title = answer.title
  document.querySelector('main').replaceWith(answer.querySelector('main'))
  document.querySelector('#errors')?.focus()
}

const seconds = 2

async function renew() {
  const shown = document.querySelector('[data-going]')
  if (!shown) return
  try {
    const response = await fetch(location.href, { headers: { accept: 'text/html' } })
    const answer = new DOMParser().parseFromString(await response.text(), 'text/html')
    const fresh = answer.querySelector('[data-going]')
    // The work has ended: the whole page is another one.
    if (!fresh) {
      location.reload()
      return
    }
    if (fresh.innerHTML !== shown.innerHTML) shown.replaceWith(fresh)
  } catch {
    // Without a connection the page stays as it is; the next time may do.
  }
  setTimeout(renew, seconds * 1000)
}

setTimeout(renew, seconds * 1000)
