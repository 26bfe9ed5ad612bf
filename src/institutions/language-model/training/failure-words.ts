/** Why a run failed, in the reader's language where that is known. */
import { formatNumber, inEveryLanguage } from '../../../law/format.ts'
import { type Locale, spoken, type Text } from '../../../law/text.ts'
import { noPython } from '../python.ts'
import { noCorpus, noTokenizer } from './messages.ts'
import type { RunEvent } from './runs.ts'

/** Words of the trainer itself are in English and may name folders of this machine. */
export type Cause = { readonly text: Text } | { readonly trainer: string }

/** The value of a name, as it is printed. */
type Told = (name: string) => string

const say = (kk: (told: Told) => string, ru: (told: Told) => string, en: (told: Told) => string) => spoken({ kk, ru, en })

const unusable = say(
  () => '«base» моделін жалғастыру мүмкін емес: файлдары бүлінген немесе түрі басқа. Басқа «base» таңдаңыз.',
  () => 'Модель «base» нельзя продолжить: её файлы повреждены или она другого вида. Выберите другую «base».',
  () => 'The model of “base” cannot go on: its files are damaged or it is of another kind. Choose another “base”.')

/** What the trainer refuses, by its code. */
const refusals: Readonly<Record<string, Readonly<Record<Locale, (told: Told) => string>>>> = {
  'too-little-text': say(
    (told) => `Оқыту мәтінінде ${told('tokens')} токен бар, ал ${told('least')} токеннен көп керек. Үлкенірек корпус таңдаңыз немесе «model.context» мәнін азайтып, жаңа оқыту бастаңыз.`,
    (told) => `Токенов в обучающем тексте — ${told('tokens')}, а нужно больше ${told('least')}. Выберите корпус побольше или уменьшите «model.context» и начните новое обучение.`,
    (told) => `The training text has ${told('tokens')} tokens; it needs more than ${told('least')}. Choose a larger corpus or a smaller “model.context”, and begin another run.`),
  'no-number': say(
    (told) => `${told('step')}-қадамда шығын функциясы сан болмай қалды. «optimiser.lr» мәнін азайтып, соңғы бақылау нүктесінен жалғастырыңыз.`,
    (told) => `На шаге ${told('step')} функция потерь перестала быть числом. Уменьшите «optimiser.lr» и продолжите с последней контрольной точки.`,
    (told) => `The loss is no longer a number at step ${told('step')}. Lower “optimiser.lr”, then go on from the last checkpoint.`),
  'other-vocabulary': say(
    (told) => `«base» моделінің сөздігінде ${told('base')} токен бар, токенизаторда — ${told('tokenizer')}. «base» моделінің өз токенизаторын жазып, жаңа оқыту бастаңыз.`,
    (told) => `Токенов в словаре модели «base» — ${told('base')}, у токенизатора — ${told('tokenizer')}. Впишите токенизатор самой модели «base» и начните новое обучение.`,
    (told) => `The model of “base” has ${told('base')} tokens, the tokenizer ${told('tokenizer')}. Write that model’s own tokenizer and begin another run.`),
  'other-checkpoint': say(
    () => 'Бақылау нүктесі басқа рецептіден қалған. Бұрынғы рецептіні қайтарыңыз немесе жаңа оқыту бастаңыз.',
    () => 'Контрольная точка осталась от другого рецепта. Верните прежний рецепт или начните новое обучение.',
    () => 'The checkpoint is of another recipe. Give back the recipe of before, or begin another run.'),
  'older-checkpoint': say(
    () => 'Бақылау нүктесін оқыту бағдарламасының бұрынғы нұсқасы жазған: онда мәтіннің қанша бөлігі оқылғаны сақталмаған, сондықтан дәл жалғастыру мүмкін емес. Жаңа оқыту бастаңыз.',
    () => 'Контрольную точку записала прежняя версия программы обучения: в ней не сохранено, сколько текста прочитано, поэтому точно продолжить нельзя. Начните новое обучение.',
    () => 'The checkpoint was written by an earlier version of the trainer, which did not keep how much of the text was read, so the run cannot go on exactly. Begin another run.'),
  'lost-process': say(
    (told) => `${told('processes')} процестің бірі тоқтап қалды немесе жауап бермейді (мұны ${told('process')}-процесс байқады). Оқытуды жалғастырыңыз: ол соңғы бақылау нүктесінен басталады.`,
    (told) => `Один из процессов (всего ${told('processes')}) прервался или не отвечает; это заметил процесс ${told('process')}. Продолжите обучение: оно пойдёт с последней контрольной точки.`,
    (told) => `One of the ${told('processes')} processes is gone or does not answer; process ${told('process')} noticed it. Let the run go on: it starts from its last checkpoint.`),
  'checkpoints-differ': say(
    (told) => `Мына процестердің бумасында «${told('file')}» файлы жоқ немесе 0-процестікінен басқа: ${told('others')}. Барлық процеске ортақ бума беріңіз немесе файлды соларға көшіріңіз.`,
    (told) => `В папке процессов ${told('others')} нет файла «${told('file')}» процесса 0, или он другой. Дайте всем процессам общую папку или скопируйте этот файл в их папки.`,
    (told) => `The folder of process ${told('others')} has not the file “${told('file')}” of process 0. Give all processes one shared folder, or copy that file into theirs.`),
  'recipes-differ': say(
    (told) => `Мына процестердің рецепті 0-процестікінен басқа: ${told('others')}. Бәрін бір рецепт файлымен іске қосыңыз.`,
    (told) => `У процессов ${told('others')} не тот рецепт, что у процесса 0. Запустите все с одним файлом рецепта.`,
    (told) => `Process ${told('others')} has another recipe than process 0. Start all with the same recipe file.`),
  'texts-differ': say(
    (told) => `Мына процестердің мәтіні немесе токенизаторы 0-процестікінен басқа: ${told('others')}. Бәріне бірдей файлдар мен токендерге арналған ортақ бума беріңіз.`,
    (told) => `У процессов ${told('others')} не тот текст или токенизатор, что у процесса 0. Дайте всем одинаковые файлы и общую папку для токенов.`,
    (told) => `Process ${told('others')} has another text or tokenizer than process 0. Give all the same files, and one shared folder for the tokens.`),
  'shared-sequences': say(
    (told) => `«batch.sequences» (${told('sequences')}) процестер санына (${told('processes')}) бөлінуі керек.`,
    (told) => `«batch.sequences» (${told('sequences')}) должно делиться на число процессов (${told('processes')}).`,
    (told) => `“batch.sequences” (${told('sequences')}) must be a multiple of the number of processes (${told('processes')}).`),
  'no-text-line': say(
    (told) => `Корпустың «${told('file')}» файлының ${told('line')}-жолында мәтін жоқ. Корпусты қайта құрыңыз.`,
    (told) => `В файле корпуса «${told('file')}» в строке ${told('line')} нет текста. Соберите корпус заново.`,
    (told) => `Line ${told('line')} of the corpus file “${told('file')}” has no text. Build the corpus again.`),
  'damaged-file': say(
    (told) => `Корпустың «${told('file')}» файлы ${told('line')}-жолдан кейін бүлінген. Корпусты қайта құрыңыз.`,
    (told) => `Файл корпуса «${told('file')}» повреждён после строки ${told('line')}. Соберите корпус заново.`,
    (told) => `The corpus file “${told('file')}” is damaged after line ${told('line')}. Build the corpus again.`),
  'nothing-to-evaluate': say(
    (told) => `«${told('file')}» файлында тексеретін мәтін жоқ. Тексеру бөлігі үлкенірек корпус таңдаңыз.`,
    (told) => `В файле «${told('file')}» нет текста для проверки. Выберите корпус, в котором проверочная часть больше.`,
    (told) => `The file “${told('file')}” has no text to evaluate on. Choose a corpus with a larger validation part.`),
  'no-tokenizer': say(
    () => 'Токенизатордың файлы жарамсыз. Басқа токенизатор таңдап, жаңа оқыту бастаңыз.',
    () => 'Файл токенизатора непригоден. Выберите другой токенизатор и начните новое обучение.',
    () => 'The file of the tokenizer cannot be used. Choose another tokenizer and begin another run.'),
  'no-llama': unusable,
}

const own: readonly Text[] = [noCorpus, noTokenizer, noPython]

/** `error` is the last that the trainer said, where it said one. */
export function causeOf(failure: string, error: RunEvent | undefined): Cause {
  const known = own.find(({ en }) => en === failure)
  if (known) return { text: known }
  const { message, code, values } = error?.body ?? {}
  const words = message === failure && typeof code === 'string' && Object.hasOwn(refusals, code) ? refusals[code] : undefined
  if (words === undefined) return { trainer: failure }
  const given: Readonly<Record<string, unknown>> = typeof values === 'object' && values !== null ? { ...values } : {}
  return {
    text: inEveryLanguage((locale) => words[locale]((name) => {
      const value = given[name]
      return typeof value === 'number' ? formatNumber(value, locale) : typeof value === 'string' ? value : '?'
    })),
  }
}

/** Whether everybody may read the trainer's own words: they name no place on this machine. */
export const namesNoPlace = (words: string): boolean => !/[\\/]/.test(words)
