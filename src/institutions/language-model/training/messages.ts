/** What training says besides its pages. */
import { inEveryLanguage } from '../../../law/format.ts'
import type { Text } from '../../../law/text.ts'

export const engineersOnly: Text = {
  kk: 'Оқытуды тек тіл моделінің инженері бастай, тоқтата және жалғастыра алады. Тіркелгі мәзірінен осы лауазымды таңдаңыз.',
  ru: 'Начинать, останавливать и продолжать обучение может только инженер языковой модели. Выберите эту должность в меню учётной записи.',
  en: 'Only an engineer of the language model begins, stops and resumes training. Choose that office in the account menu.',
}

export const noRun: Text = { kk: 'Мұндай оқыту жоқ.', ru: 'Такого обучения нет.', en: 'There is no such run.' }

export const brokenRecipe: Text = {
  kk: 'Рецептіде қате бар. Төменде көрсетілген жолдарды түзетіңіз.', ru: 'В рецепте есть ошибки. Исправьте строки, указанные ниже.', en: 'There are mistakes in the recipe. Mend the lines named below.',
}

export const inLine = (line: number, { kk, ru, en }: Text): Text => ({ kk: `${line}-жол: ${kk}`, ru: `Строка ${line}: ${ru}`, en: `Line ${line}: ${en}` })

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

export const noBase: Text = {
  kk: '«base» аяқталған оқыту емес. Аяқталған оқытудың идентификаторын жазыңыз.', ru: '«base» — не завершённое обучение. Впишите идентификатор завершённого.', en: '“base” is no run that is done. Write the identifier of one that is.',
}

export const notRunning: Text = {
  kk: 'Бұл оқыту қазір жүріп жатқан жоқ, тоқтататын ештеңе жоқ.', ru: 'Это обучение сейчас не идёт: останавливать нечего.', en: 'This training is not going on: there is nothing to stop.',
}

export const notStopped: Text = {
  kk: 'Тек тоқтатылған немесе сәтсіз аяқталған оқытуды жалғастыруға болады.', ru: 'Продолжить можно только остановленное или не удавшееся обучение.', en: 'Only a run that was stopped or has failed can go on.',
}

export const noModelYet: Text = {
  kk: 'Бұл оқыту әлі аяқталмаған, моделі жоқ. Аяқталуын күтіңіз.', ru: 'Это обучение ещё не завершено, модели нет. Дождитесь завершения.', en: 'This run is not done yet and has no model. Wait until it is.',
}

export const titleOf = (name: string): Text => ({ kk: `Оқыту: ${name}`, ru: `Обучение: ${name}`, en: `Training: ${name}` })

const shortLoss = (value: number): string => value.toFixed(3)

export const atStep = (step: number, loss: number): Text => inEveryLanguage((locale) => ({
  kk: `${step}-қадам, шығын функциясы ${shortLoss(loss).replace('.', ',')}`, ru: `шаг ${step}, функция потерь ${shortLoss(loss).replace('.', ',')}`, en: `step ${step}, loss ${shortLoss(loss)}`,
})[locale])
