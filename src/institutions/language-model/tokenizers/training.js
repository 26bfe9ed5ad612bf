// Renews the part of a page that moves while a training goes on, and the whole page once that ends; without it, the page is renewed by loading it again.

const every = 3000

async function renew() {
  const part = document.querySelector('[data-live]')
  if (!part) return
  if (document.visibilityState === 'visible') {
    try {
      const answer = await fetch(location.href, { headers: { accept: 'text/html' } })
      if (answer.ok) {
        const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById(part.id)
        const open = [...part.querySelectorAll('details')].map((one) => one.open)
        if (fresh && !fresh.hasAttribute('data-live')) {
          location.reload()
          return
        }
        if (fresh) {
          for (const [i, one] of fresh.querySelectorAll('details').entries()) one.open = open[i] ?? one.open
          if (!part.contains(document.activeElement)) part.replaceWith(fresh)
        }
      }
    } catch {
      // The next turn asks again.
    }
  }
  setTimeout(renew, every)
}

setTimeout(renew, every)
