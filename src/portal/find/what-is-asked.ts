/** What kind of answer a question wants, as far as its words tell: what a word means, or how many of something there are. Pure. */

/** One of these words or beginnings of words stands by itself, in any of the three languages. */
const said = (words: string): RegExp => new RegExp(`(?<!\\p{L})(?:${words})(?!\\p{L})`, 'iu')

const meaning = said('деген не|деген\\p{L}* не|дегеніміз|дегенимиз|что такое|что значит|что означает|what is|what are|what does|meaning')

const howMany = said('сколько|қанша\\p{L}*|неше\\p{L}*|саны|количество|число|how many|number of')

/** What something costs or somebody owes, what is needed, and what is one's own: none of that is a figure of the programme, wherever in the question the word stands. */
const nothingToCount = said([
  'долж(?:ен|на|ны)|долг\\p{L}*|задолж\\p{L}*', 'сто(?:ит|ят|ить|ил\\p{L}|имост\\p{L}*)|цен[аыуе]|тариф\\p{L}*', '(?:о|за|у|до)?плат(?:а|ы|у|е|ить|им|ят|ите|ишь)|(?:о|за)?плачу', 'над[оа]|нуж(?:но|ен|на|ны)',
  'ждать|жд[уё]\\p{L}*|времени|пройд[её]т', 'я|меня|мне|мо[йяеёию]|мо(?:их|им|ему|ей|его)',
  'қарыз\\p{L}*|борыш\\p{L}*|берешек\\p{L}*', 'тұрады|құны\\p{L}*|баға\\p{L}*|төле(?:йм|й|у|с|м)\\p{L}*', 'керек', 'уақыт\\p{L}*|күту\\p{L}*|күте\\p{L}*', 'менің|менде|маған|\\p{L}+(?:дым|дім|тым|тім)',
  'owe[sd]?|owing|debts?', 'costs?|prices?|fees?|pay', 'needed|need', 'i|my|me|mine',
].join('|'))

/** How long something takes or holds: the unit of time or the verb follows the question, at most a word such as “working” between. */
const howLong = new RegExp([
  '(?<!\\p{L})(?:сколько|количество|число) (?:\\p{L}+ ){0,2}(?:дней|дня|суток|недель|месяцев|лет|часов|минут)(?!\\p{L})',
  '(?<!\\p{L})сколько (?:по )?(?:срок|длит|занима|дела|рассматрива[ею]т(?!ся)|провер[яи]|хран|действ|ид[уё]т|идет|готов)',
  '(?<!\\p{L})(?:қанша|неше) (?:\\p{L}+ )?(?:(?:күн|апта|жыл|сағат|минут|мерзім)\\p{L}*|ай(?:да|дан|ға|ы|ында)?)(?!\\p{L})', '(?<!\\p{L})мерзімі (?:қанша|неше)', '(?<!\\p{L})қанша(?:ға)? (?:созыл|жарамды|тұр(?!\\p{L}))',
  '(?<!\\p{L})(?:how many|number of) (?:\\p{L}+ ){0,2}(?:days|weeks|months|years|hours|minutes)(?!\\p{L})',
].join('|'), 'iu')

/** Whether somebody asks what a word means: the glossary answers first. */
export const asksForMeaning = (text: string): boolean => meaning.test(text)

/** Whether somebody asks how many there are: a figure answers first. What it costs, what is owed and how long it takes are no counts. */
export function asksForCount(text: string): boolean {
  const plain = text.normalize('NFC').replaceAll(/\s+/g, ' ')
  return howMany.test(plain) && !nothingToCount.test(plain) && !howLong.test(plain)
}
