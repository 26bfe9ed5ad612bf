// <shanyraq-ai-label lang="kk" model="…" receipt="…">: a visible label for text that a model made. One file, no dependencies, no
// cookies, no calls: the link alone leads to the portal that this file came from, where the text can be checked.
const words = {
  kk: ['Жасанды интеллект жасаған мәтін', 'Тексеру'],
  ru: ['Текст создан искусственным интеллектом', 'Проверить'],
  en: ['Text made by artificial intelligence', 'Check'],
}
const portal = new URL(document.currentScript.src).origin
const sheet = new CSSStyleSheet()
sheet.replaceSync(':host{display:inline-flex;flex-wrap:wrap;gap:.25em .6em;font:inherit;font-size:.875em;padding:.2em .6em;border:1px solid currentColor;border-radius:.3em}a{color:inherit}')

customElements.define('shanyraq-ai-label', class extends HTMLElement {
  connectedCallback() {
    const given = (this.closest('[lang]')?.lang || document.documentElement.lang || 'kk').slice(0, 2)
    const language = given in words ? given : 'kk'
    const [text, check] = words[language]
    // The machine-readable mark, in the vocabulary of IPTC for the sources of media.
    this.dataset.digitalSourceType = 'https://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia'
    this.setAttribute('role', 'note')
    const root = this.shadowRoot ?? this.attachShadow({ mode: 'open' })
    root.adoptedStyleSheets = [sheet]
    const said = document.createElement('span')
    const model = this.getAttribute('model')
    said.textContent = model ? `${text} (${model})` : text
    const link = document.createElement('a')
    const receipt = this.getAttribute('receipt')
    link.href = `${portal}/${language}/verify-text${receipt ? `?receipt=${encodeURIComponent(receipt)}` : ''}`
    link.textContent = check
    root.replaceChildren(said, link)
  }
})
