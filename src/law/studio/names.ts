/** Names of things in a declaration, made from what they are called: Latin letters and digits, each once. Pure. */

/** Kazakh, Russian and Kyrgyz letters as they are told in Latin ones of ASCII: names of controls and of JSON members are plain. */
const latin: Readonly<Record<string, string>> = {
  а: 'a', ә: 'a', б: 'b', в: 'v', г: 'g', ғ: 'g', д: 'd', е: 'e', ё: 'e', ж: 'zh', з: 'z', и: 'i', й: 'i', к: 'k', қ: 'q', л: 'l', м: 'm', н: 'n', ң: 'n', о: 'o', ө: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'u', ұ: 'u', ү: 'u',
  ф: 'f', х: 'h', һ: 'h', ц: 'ts', ч: 'ch', ш: 'sh', щ: 'sh', ъ: '', ы: 'y', і: 'i', ь: '', э: 'e', ю: 'iu', я: 'ia',
}
/** Whether a text is a name as declarations have them. */
export const isName = (text: string): boolean => /^[A-Za-z][A-Za-z0-9]*$/.test(text) && !(text in {})

const longest = 50
const mostWords = 6

/** A name for what is called so; `otherwise` where nothing of it can be told in Latin letters. Where it is taken, a number follows. */
export function nameFrom(called: string, otherwise: string, isTaken: (name: string) => boolean): string {
  const told = called.normalize('NFC').toLowerCase().replaceAll(/[а-ёәғқңөұүһі]/g, (letter) => latin[letter] ?? '')
  const spelt = /[а-ёәғқңөұүһі]/iu.test(called) ? told : called
  const words = spelt.normalize('NFKD').replaceAll(/\p{M}/gu, '').replaceAll(/[^A-Za-z0-9]+/g, ' ').trim().split(' ').filter((one) => one !== '').slice(0, mostWords)
  const joined = words.map((one, at) => (at === 0 ? one.charAt(0).toLowerCase() : one.charAt(0).toUpperCase()) + one.slice(1)).join('').slice(0, longest)
  const base = /^[A-Za-z]/.test(joined) && !(joined in {}) ? joined : otherwise
  for (let n = 1; ; n += 1) {
    const name = n === 1 ? base : `${base}${n}`
    if (!isTaken(name)) return name
  }
}
