/** Shows the buttons that copy, where the browser lets a page do so: on https, and on the machine itself. */

const boxes = navigator.clipboard ? document.querySelectorAll('.copyable') : []

/** Says to those who do not see it that something was copied. */
const told = document.createElement('p')
told.className = 'unseen'
told.setAttribute('role', 'status')

for (const box of boxes) {
  const code = box.querySelector('code')
  const button = box.querySelector('[data-copied]')
  const [label] = button.childNodes
  const { data } = label
  button.hidden = false
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(code.textContent)
    } catch {
      getSelection().selectAllChildren(code)
      return
    }
    label.data = button.dataset.copied
    told.textContent = button.dataset.copied
    setTimeout(() => {
      label.data = data
      told.textContent = ''
    }, 3_000)
  })
}
if (boxes.length > 0) document.querySelector('main').append(told)
