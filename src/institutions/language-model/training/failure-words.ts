/** Why a run failed, in the reader's language where that is known. */
import { formatNumber, inEveryLanguage } from '../../../law/format.ts'
import { type Locale, spoken, type Text } from '../../../law/text.ts'
import { noPython } from '../python.ts'
import { noCorpus, noTokenizer, takenBack } from './messages.ts'
import type { RunEvent } from './runs.ts'

/** Words of the trainer itself are in English and may name folders of this machine. */
export type Cause = { readonly text: Text } | { readonly trainer: string }

/** What the trainer tells with a refusal, each by its name. */
const names = ['tokens', 'least', 'step', 'base', 'tokenizer', 'processes', 'process', 'file', 'others', 'sequences', 'line'] as const
/** Their values, as they are printed. */
type Told = Readonly<Record<(typeof names)[number], string>>

const unusable = () => spoken({
  kk: '«base» моделін жалғастыру мүмкін емес: файлдары бүлінген немесе түрі басқа. Басқа «base» таңдаңыз.',
  ru: 'Модель «base» нельзя продолжить: её файлы повреждены или она другого вида. Выберите другую «base».',
  en: 'The model of “base” cannot go on: its files are damaged or it is of another kind. Choose another “base”.',
})

/** What the trainer refuses, by its code. */
const refusals: Readonly<Record<string, (told: Told) => Text>> = {
  'too-little-text': ({ tokens, least }) => spoken({
    kk: `Оқыту мәтінінде ${tokens} токен бар, ал ${least} токеннен көп керек. Үлкенірек корпус таңдаңыз немесе «model.context» мәнін азайтып, жаңа оқыту бастаңыз.`,
    ru: `Токенов в обучающем тексте — ${tokens}, а нужно больше ${least}. Выберите корпус побольше или уменьшите «model.context» и начните новое обучение.`,
    en: `The training text has ${tokens} tokens; it needs more than ${least}. Choose a larger corpus or a smaller “model.context”, and begin another run.`,
  }),
  'no-number': ({ step }) => spoken({
    kk: `${step}-қадамда шығын функциясы сан болмай қалды. «optimiser.lr» мәнін азайтып, соңғы бақылау нүктесінен жалғастырыңыз.`,
    ru: `На шаге ${step} функция потерь перестала быть числом. Уменьшите «optimiser.lr» и продолжите с последней контрольной точки.`,
    en: `The loss is no longer a number at step ${step}. Lower “optimiser.lr”, then go on from the last checkpoint.`,
  }),
  'other-vocabulary': ({ base, tokenizer }) => spoken({
    kk: `«base» моделінің сөздігінде ${base} токен бар, токенизаторда — ${tokenizer}. «base» моделінің өз токенизаторын жазып, жаңа оқыту бастаңыз.`,
    ru: `Токенов в словаре модели «base» — ${base}, у токенизатора — ${tokenizer}. Впишите токенизатор самой модели «base» и начните новое обучение.`,
    en: `The model of “base” has ${base} tokens, the tokenizer ${tokenizer}. Write that model’s own tokenizer and begin another run.`,
  }),
  'other-checkpoint': () => spoken({
    kk: 'Бақылау нүктесі басқа рецептіден қалған. Бұрынғы рецептіні қайтарыңыз немесе жаңа оқыту бастаңыз.',
    ru: 'Контрольная точка осталась от другого рецепта. Верните прежний рецепт или начните новое обучение.',
    en: 'The checkpoint is of another recipe. Give back the recipe of before, or begin another run.',
  }),
  'older-checkpoint': () => spoken({
    kk: 'Бақылау нүктесін оқыту бағдарламасының бұрынғы нұсқасы жазған: онда мәтіннің қанша бөлігі оқылғаны сақталмаған, сондықтан дәл жалғастыру мүмкін емес. Жаңа оқыту бастаңыз.',
    ru: 'Контрольную точку записала прежняя версия программы обучения: в ней не сохранено, сколько текста прочитано, поэтому точно продолжить нельзя. Начните новое обучение.',
    en: 'The checkpoint was written by an earlier version of the trainer, which did not keep how much of the text was read, so the run cannot go on exactly. Begin another run.',
  }),
  'lost-process': ({ processes, process }) => spoken({
    kk: `${processes} процестің бірі тоқтап қалды немесе жауап бермейді (мұны ${process}-процесс байқады). Оқытуды жалғастырыңыз: ол соңғы бақылау нүктесінен басталады.`,
    ru: `Один из процессов (всего ${processes}) прервался или не отвечает; это заметил процесс ${process}. Продолжите обучение: оно пойдёт с последней контрольной точки.`,
    en: `One of the ${processes} processes is gone or does not answer; process ${process} noticed it. Let the run go on: it starts from its last checkpoint.`,
  }),
  'checkpoints-differ': ({ file, others }) => spoken({
    kk: `Мына процестердің бумасында «${file}» файлы жоқ немесе 0-процестікінен басқа: ${others}. Барлық процеске ортақ бума беріңіз немесе файлды соларға көшіріңіз.`,
    ru: `В папке процессов ${others} нет файла «${file}» процесса 0, или он другой. Дайте всем процессам общую папку или скопируйте этот файл в их папки.`,
    en: `The folder of process ${others} has not the file “${file}” of process 0. Give all processes one shared folder, or copy that file into theirs.`,
  }),
  'recipes-differ': ({ others }) => spoken({
    kk: `Мына процестердің рецепті 0-процестікінен басқа: ${others}. Бәрін бір рецепт файлымен іске қосыңыз.`,
    ru: `У процессов ${others} не тот рецепт, что у процесса 0. Запустите все с одним файлом рецепта.`,
    en: `Process ${others} has another recipe than process 0. Start all with the same recipe file.`,
  }),
  'texts-differ': ({ others }) => spoken({
    kk: `Мына процестердің мәтіні немесе токенизаторы 0-процестікінен басқа: ${others}. Бәріне бірдей файлдар мен токендерге арналған ортақ бума беріңіз.`,
    ru: `У процессов ${others} не тот текст или токенизатор, что у процесса 0. Дайте всем одинаковые файлы и общую папку для токенов.`,
    en: `Process ${others} has another text or tokenizer than process 0. Give all the same files, and one shared folder for the tokens.`,
  }),
  'shared-sequences': ({ sequences, processes }) => spoken({
    kk: `«batch.sequences» (${sequences}) процестер санына (${processes}) бөлінуі керек.`,
    ru: `«batch.sequences» (${sequences}) должно делиться на число процессов (${processes}).`,
    en: `“batch.sequences” (${sequences}) must be a multiple of the number of processes (${processes}).`,
  }),
  'no-text-line': ({ file, line }) => spoken({
    kk: `Корпустың «${file}» файлының ${line}-жолында мәтін жоқ. Корпусты қайта жинақтаңыз.`,
    ru: `В файле корпуса «${file}» в строке ${line} нет текста. Соберите корпус заново.`,
    en: `Line ${line} of the corpus file “${file}” has no text. Build the corpus again.`,
  }),
  'damaged-file': ({ file, line }) => spoken({
    kk: `Корпустың «${file}» файлы ${line}-жолдан кейін бүлінген. Корпусты қайта жинақтаңыз.`,
    ru: `Файл корпуса «${file}» повреждён после строки ${line}. Соберите корпус заново.`,
    en: `The corpus file “${file}” is damaged after line ${line}. Build the corpus again.`,
  }),
  'nothing-to-evaluate': ({ file }) => spoken({
    kk: `«${file}» файлында тексеретін мәтін жоқ. Тексеру бөлігі үлкенірек корпус таңдаңыз.`,
    ru: `В файле «${file}» нет текста для проверки. Выберите корпус, в котором проверочная часть больше.`,
    en: `The file “${file}” has no text to evaluate on. Choose a corpus with a larger validation part.`,
  }),
  'no-tokenizer': () => spoken({
    kk: 'Токенизатордың файлы жарамсыз. Басқа токенизатор таңдап, жаңа оқыту бастаңыз.',
    ru: 'Файл токенизатора непригоден. Выберите другой токенизатор и начните новое обучение.',
    en: 'The file of the tokenizer cannot be used. Choose another tokenizer and begin another run.',
  }),
  'no-llama': unusable,
}

const own: readonly Text[] = [noCorpus, noTokenizer, takenBack, noPython]

/** `error` is the last that the trainer said, where it said one. */
export function causeOf(failure: string, error: RunEvent | undefined): Cause {
  const known = own.find(({ en }) => en === failure)
  if (known) return { text: known }
  const { message, code, values } = error?.body ?? {}
  const words = message === failure && typeof code === 'string' && Object.hasOwn(refusals, code) ? refusals[code] : undefined
  if (words === undefined) return { trainer: failure }
  const given: Readonly<Record<string, unknown>> = typeof values === 'object' && values !== null ? { ...values } : {}
  return {
    text: inEveryLanguage((locale) => words(toldIn(given, locale))[locale]),
  }
}

/** What was told, as one language prints it. */
function toldIn(given: Readonly<Record<string, unknown>>, locale: Locale): Told {
  const print = (value: unknown): string => (typeof value === 'number' ? formatNumber(value, locale) : typeof value === 'string' ? value : '?')
  return Object.fromEntries(names.map((name) => [name, print(given[name])])) as Told
}

/** Whether everybody may read the trainer's own words: they name no place on this machine. */
export const namesNoPlace = (words: string): boolean => !/[\\/]/.test(words)
