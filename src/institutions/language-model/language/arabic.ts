/** Tells Kazakh in the Arabic script (төте жазу, as in China) from other languages of that script, by its letters. */

/** Letters that төте жазу has; ي and ك may come as their Persian forms ی and ک. */
const own = /[ابپتجچحدرزسشعفقكکگڭلمنوۇۋۆھەىيیٴ]/g
/** Letters of Arabic, Persian, Urdu and Uyghur that төте жазу never has. */
const foreign = /[ةثذصضطظغخژئؤأإآءېۈہےںٹڈڑە\u0647]/g
const vowels = /[ەىۇۋ]/g

/** Whether it is: hardly a foreign letter, and the vowels that Arabic and Persian do not write. */
export function isKazakhArabic(text: string): boolean {
  const count = (letters: RegExp): number => text.match(letters)?.length ?? 0
  const all = count(/\p{Script=Arabic}/gu)
  return count(foreign) - count(/ە/g) <= all * 0.02 && count(own) >= all * 0.95 && count(vowels) >= all * 0.12
}
