/** Gathers what a part of a workbook says beside the values of its cells, so that it can be judged as a text. */

/** Characters of it that are judged; who has more is told that not all was read. */
const longest = 2 ** 18
/** What the format itself writes everywhere, and no number of a person is: places of cells, short numbers, spans of columns, words of its own. */
const ofTheFormat = /^(?:[A-Z]{1,3}\d{1,7}|\d{1,7}(?:\.\d{1,4})?|\d{1,5}:\d{1,5}|[a-z]+)$/i

/** Each text once, in the order in which it came. */
export class Aside {
  readonly #said = new Set<string>()
  #length = 0
  #cut = false

  say(text: string): void {
    const said = text.trim()
    if (said === '' || ofTheFormat.test(said) || this.#said.has(said)) return
    if (this.#length + said.length > longest) this.#cut = true
    else {
      this.#said.add(said)
      this.#length += said.length
    }
  }

  /** Names of attributes are anybody's choice too. */
  sayAll(attributes: Readonly<Record<string, string>>): void {
    for (const name in attributes) {
      this.say(name)
      this.say(attributes[name]!)
    }
  }

  /** There was more than is judged. */
  get cut(): boolean { return this.#cut }

  /** Parted by a sign that parts numbers too. */
  get text(): string { return [...this.#said].join(' ¶ ') }
}
