/** Counts obscene words: whole words only, so that innocent words that hold one are none. */

/** Stems with what may follow; Russian prefixes before the roots that take them. */
const russian = '(?:(?:за|на|по|от|об|о|вы|у|до|рас|раз|съ|подъ|под|пере|при|про|въ)?(?:ху[йёяеию]|пизд|[её]ба[лнтш]|[её]бу[чтщ]?|[её]бл)\\p{L}*|(?:бля|блядь|бляд\\p{L}+|блят\\p{L}*)|муд[аио][кл]\\p{L}*|залуп\\p{L}*|манд[ау]вошк\\p{L}*|гандон\\p{L}*|пид[оа]р\\p{L}*|сук[аи]|сучк\\p{L}*|шлюх\\p{L}*|долбо[её]б\\p{L}*)'
const kazakh = '(?:қотақ\\p{L}*|котак\\p{L}*|қоташ\\p{L}*|көтак\\p{L}*|көт(?:ің|іңді|іңе|ін|інді)|сігей\\p{L}*|сігіл\\p{L}*|сік(?:тім|ті|тің)|сигей\\p{L}*|сиктим|амың(?:ды|а)|жәлеп\\p{L}*|жалеп\\p{L}*|шешең(?:ді)? с[іи]\\p{L}+|шешенн?[іи]н? амы)'
const english = '(?:(?:mother)?fuck\\p{L}*|cunts?|bitch(?:es)?|shit(?:ty)?|whores?|dickheads?|pussy)'

const obscene = new RegExp(`(?<!\\p{L})(?:${russian}|${kazakh}|${english})(?!\\p{L})`, 'giu')

export const obsceneWords = (text: string): number => text.match(obscene)?.length ?? 0
