/** What the linter finds in questions that are answered with entries of registers, and the words for whoever drafts. */
import { spoken, type Text } from './text.ts'

type Words = (name: string, other: string) => Text

const error = (words: Words) => ({ severity: 'error' as const, words })
const say = (kk: string, ru: string, en: string): Text => spoken({ kk, ru, en })

export const entryFaults = {
  'entries-of-nobody': error((field, register) => say(
    `«${field}» сұрағы өтініш берушінің өз жазбасын сұрайды, ал «${register}» тізілімінде өтініш берушінің жазбасы болмайды. «which: shown» деп жазыңыз немесе тізілімнің «owner» тізімін толықтырыңыз.`,
    `Вопрос «${field}» требует собственной записи заявителя, а в реестре «${register}» у заявителя записей быть не может. Укажите «which: shown» или дополните «owner» реестра.`,
    `“${field}” asks for an entry of the applicant's own, and no entry of “${register}” can be theirs. Write “which: shown”, or add the applicant to “owner” of the register.`)),
  'entries-unseen': error((field, register) => say(
    `«${field}» сұрағына жауап беретін адам «${register}» тізілімінің жазбаларын көрмейді, сондықтан таңдай алмайды. Тізілімнің «shown.to» мәнін кеңейтіңіз немесе «which: own» деп жазыңыз.`,
    `Тот, кто отвечает на вопрос «${field}», не видит записей реестра «${register}» и не сможет выбрать. Расширьте «shown.to» реестра или укажите «which: own».`,
    `Whoever answers “${field}” sees nothing of “${register}”, so nothing can be chosen. Widen “shown.to” of the register, or write “which: own”.`)),
  'entry-field-unseen': error((field, register) => say(
    `«${register}» тізіліміндегі «${field}» өрісі таңдайтын адамға көрсетілмейді: оны ереже де, өтініш нысаны да ашып қоймауы тиіс. Оны «shown.fields» ішіне қосыңыз немесе «which: own» деп жазыңыз.`,
    `Поле «${field}» реестра «${register}» не показывается тому, кто выбирает: ни правило, ни форма не должны его выдать. Добавьте его в «shown.fields» или укажите «which: own».`,
    `The field “${field}” of “${register}” is not shown to whoever chooses, and neither a rule nor the form may give it away. Add it to “shown.fields”, or write “which: own”.`)),
  'taken-from-no-entry': error((field, from) => say(
    `«${field}» өрісі жауабын «${from}» арқылы алады, ал мұндай сұрақпен бір жазба таңдалмайды. Осы нысандағы немесе осы жолдағы «entry» сұрағын атаңыз: entry.сұрақ.өріс.`,
    `Поле «${field}» берёт ответ из «${from}», но таким вопросом не выбирается одна запись. Назовите вопрос вида «entry» этой же формы или строки: entry.вопрос.поле.`,
    `“${field}” takes its answer from “${from}”, and no question chooses one entry by that name. Name a question of the kind “entry” of the same form or row: entry.question.field.`)),
  'unfit-taken-field': error((field, column) => say(
    `«${field}» өрісі тізілімнің «${column}» өрісіне сай емес: түрі, ұзындығы, шектері, нұсқалары немесе міндеттілігі сәйкес келмейді.`,
    `Поле «${field}» не подходит к полю реестра «${column}»: не совпадают вид, длина, границы, варианты или обязательность.`,
    `“${field}” cannot hold what the field “${column}” of the register says: its kind, length, bounds or choices differ, or it must be answered and that one may be empty.`)),
} as const satisfies Record<string, { readonly severity: 'error' | 'warning'; readonly words: Words }>

export type EntryLintRule = keyof typeof entryFaults
