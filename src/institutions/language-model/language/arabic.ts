/** Tells Kazakh in the Arabic script (төте жазу, as in China) from other languages of that script, by its letters. */

/** Letters that төте жазу has; ي and ك may come as their Persian forms ی and ک, softness as ء or as part of a letter. */
const own = /[ابپتجچحدرزسشعفقكکگڭلمنوۇۋۆھەىيیٴء\u0675-\u0678]/g
/** Letters of Arabic, Persian, Urdu and Uyghur that төте жазу never has. */
const foreign = /[ةثذصضطظغخژئؤأإآېۈہےںٹڈڑ\u0647]/g
const vowels = /[ەىۇۋ\u0675-\u0678]/g

/** Whether it is: hardly a foreign letter, and the vowels that Arabic and Persian do not write. */
export function isKazakhArabic(text: string): boolean {
  const count = (letters: RegExp): number => text.match(letters)?.length ?? 0
  const all = count(/\p{Script=Arabic}/gu)
  return count(foreign) <= all * 0.02 && count(own) >= all * 0.95 && count(vowels) >= all * 0.12
}
