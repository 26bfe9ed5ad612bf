/** What training says besides its pages. */
import { formatNumber, inEveryLanguage } from '../../../law/format.ts'
import { spoken, type Text } from '../../../law/text.ts'

export const engineersOnly: Text = {
  kk: 'Оқытуды тек тілдік модель инженері бастай, тоқтата және жалғастыра алады. Тіркелгі мәзірінен осы лауазымды таңдаңыз.',
  ru: 'Начинать, останавливать и продолжать обучение может только инженер языковой модели. Выберите эту должность в меню учётной записи.',
  en: 'Only an engineer of the language model begins, stops and resumes training. Choose that office in the account menu.',
}

export const noRun: Text = { kk: 'Мұндай оқыту жоқ.', ru: 'Такого обучения нет.', en: 'There is no such run.' }

export const brokenRecipe: Text = {
  kk: 'Рецептіде қате бар. Төменде көрсетілген жолдарды түзетіңіз.', ru: 'В рецепте есть ошибки. Исправьте строки, указанные ниже.', en: 'There are mistakes in the recipe. Mend the lines named below.',
}

export const inLine = (line: number, { kk, ru, en }: Text): Text => spoken({ kk: `${line}-жол: ${kk}`, ru: `Строка ${line}: ${ru}`, en: `Line ${line}: ${en}` })

export const noCorpus: Text = {
  kk: '«corpus» мұнда жоқ, әлі дайын емес немесе қайтарып алынған. Корпустар тізімінен дайын біреуін таңдаңыз.',
  ru: '«corpus» здесь нет, он ещё не готов или отозван. Выберите готовый из списка корпусов.',
  en: '“corpus” is not here, not ready yet, or was withdrawn. Choose a ready one from the list of corpora.',
}

export const noTokenizer: Text = {
  kk: '«tokenizer» мұнда жоқ немесе әлі дайын емес. Токенизаторлар тізімінен дайын біреуін таңдаңыз.',
  ru: '«tokenizer» здесь нет, или он ещё не готов. Выберите готовый из списка токенизаторов.',
  en: '“tokenizer” is not here, or not ready yet. Choose a ready one from the list of tokenizers.',
}

export const takenBack: Text = {
  kk: 'Бұл оқытуда қайтарып алынған деректер пайдаланылған: олардың негізінде оқыту жалғастырылмайды. Себебі осы бетте жазылған; басқа корпус таңдап, жаңа оқыту бастаңыз.',
  ru: 'В этом обучении использованы отозванные данные: продолжать обучение на них нельзя. Причина указана на этой странице; выберите другой корпус и начните новое обучение.',
  en: 'This run has data that was taken back: nothing more is trained on it. This page gives the reason; choose another corpus and begin another run.',
}

export const withdrawnTokenizer: Text = {
  kk: '«tokenizer» қайтарып алынған деректерден жасалған: одан жаңа ештеңе жасалмайды. Басқасын таңдаңыз.',
  ru: '«tokenizer» создан из отозванных данных: ничего нового из него не создаётся. Выберите другой.',
  en: '“tokenizer” was made from data that was taken back: nothing new is made from it. Choose another one.',
}

export const withdrawnBase: Text = {
  kk: '«base» қайтарып алынған деректерден жасалған: одан жаңа ештеңе жасалмайды. Басқа оқытуды таңдаңыз.',
  ru: '«base» создано из отозванных данных: ничего нового из него не создаётся. Выберите другое обучение.',
  en: '“base” was made from data that was taken back: nothing new is made from it. Choose another run.',
}

export const noBase: Text = {
  kk: '«base» аяқталған оқыту емес. Аяқталған оқытудың идентификаторын жазыңыз.', ru: '«base» — не завершённое обучение. Впишите идентификатор завершённого.', en: '“base” is no run that is done. Write the identifier of one that is.',
}

export const otherTokenizer = (tokenizer: string): Text => spoken({
  kk: `«base» моделі басқа токенизатормен оқытылған. «tokenizer» жолына соның идентификаторын жазыңыз: ${tokenizer}.`,
  ru: `Модель «base» обучена с другим токенизатором. Впишите в «tokenizer» его идентификатор: ${tokenizer}.`,
  en: `The model of “base” was trained with another tokenizer. Write that one’s identifier into “tokenizer”: ${tokenizer}.`,
})

/** A value that a run cannot change on its way; `before` is undefined where it had none. */
export const heldFast = (name: string, before: unknown): Text => {
  const value = typeof before === 'string' || typeof before === 'number' ? String(before) : undefined
  return value === undefined ? spoken({
    kk: `Бұл оқытуда «${name}» болмаған, енді қосуға болмайды. Алып тастаңыз немесе жаңа оқыту бастаңыз.`,
    ru: `В этом обучении не было «${name}», добавить его уже нельзя. Удалите его или начните новое обучение.`,
    en: `This run had no “${name}”, and it cannot be added now. Take it out, or begin another run.`,
  }) : spoken({
    kk: `«${name}» мәнін жолай өзгертуге болмайды. Бұрынғысын қайтарыңыз (${value}) немесе жаңа оқыту бастаңыз.`,
    ru: `Менять «${name}» на ходу нельзя. Верните прежнее значение (${value}) или начните новое обучение.`,
    en: `“${name}” cannot change on the way. Give back what it was (${value}), or begin another run.`,
  })
}

export const budgetUsed: Text = {
  kk: 'Бұл бюджет толық пайдаланылған. Жалғастыру үшін бюджетті ұлғайтыңыз.', ru: 'Этот бюджет уже израсходован. Чтобы продолжить, увеличьте бюджет.', en: 'This budget is used up already. Write a larger one to go on.',
}

/** Why a run cannot go on with a changed recipe. */
export const cannotGoOn: Readonly<Record<'not now' | 'no checkpoint' | 'made from it', Text>> = {
  'not now': {
    kk: 'Рецептіні өзгертіп, тек осы порталда тоқтатылған, сәтсіз болған немесе аяқталған оқытуды жалғастыруға болады.',
    ru: 'С изменённым рецептом можно продолжить только обучение, которое на этом портале остановлено, не удалось или завершено.',
    en: 'Only a run of this portal that was stopped, has failed or is done can go on with a changed recipe.',
  },
  'no checkpoint': {
    kk: 'Бақылау нүктесі сақталмаған, сондықтан жалғастыратын жер жоқ. Осы модельден жаңа оқыту бастаңыз: рецептіге «base» жазыңыз.',
    ru: 'Контрольная точка не сохранилась, продолжать не с чего. Начните от этой модели новое обучение: впишите в рецепт «base».',
    en: 'No checkpoint is kept to go on from. Begin another run from this model: write “base” into its recipe.',
  },
  'made from it': {
    kk: 'Осы оқытудан басқа нәрсе жасалған, сондықтан ол сол күйінде қалады. Осы модельден жаңа оқыту бастаңыз: рецептіге «base» жазыңыз.',
    ru: 'Из этого обучения уже сделано другое, поэтому оно остаётся как есть. Начните от этой модели новое обучение: впишите в рецепт «base».',
    en: 'Something was made from this run, so it stays as it is. Begin another run from this model: write “base” into its recipe.',
  },
}

export const notRunning: Text = {
  kk: 'Бұл оқыту қазір жүріп жатқан жоқ, тоқтататын ештеңе жоқ.', ru: 'Это обучение сейчас не идёт: останавливать нечего.', en: 'This training is not going on: there is nothing to stop.',
}

export const notStopped: Text = {
  kk: 'Тек тоқтатылған немесе сәтсіз аяқталған оқытуды жалғастыруға болады.', ru: 'Продолжить можно только остановленное или неудавшееся обучение.', en: 'Only a run that was stopped or has failed can go on.',
}

export const noModelYet: Text = {
  kk: 'Бұл оқыту әлі аяқталмаған, моделі жоқ. Аяқталуын күтіңіз.', ru: 'Это обучение ещё не завершено, модели нет. Дождитесь завершения.', en: 'This run is not done yet and has no model. Wait until it is.',
}

export const titleOf = (name: string): Text => spoken({ kk: `Оқыту: ${name}`, ru: `Обучение: ${name}`, en: `Training: ${name}` })

const shortLoss = (value: number): string => value.toFixed(3)

export const tokenising = (tokens: number): Text => inEveryLanguage((locale) => {
  const number = formatNumber(tokens, locale)
  return spoken({ kk: `Мәтін токендерге бөлініп жатыр: әзірге ${number}`, ru: `Текст делится на токены: пока ${number}`, en: `The text is being cut into tokens: ${number} so far` })[locale]
})

export const atStep = (step: number, loss: number): Text => inEveryLanguage((locale) => spoken({
  kk: `${step}-қадам, шығын функциясы ${shortLoss(loss).replace('.', ',')}`, ru: `шаг ${step}, функция потерь ${shortLoss(loss).replace('.', ',')}`, en: `step ${step}, loss ${shortLoss(loss)}`,
})[locale])
