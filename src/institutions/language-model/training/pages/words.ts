/** Words of the pages of training. */
import { formatNumber, inEveryLanguage } from '../../../../law/format.ts'
import { type Locale, spoken, type Text } from '../../../../law/text.ts'
import type { LauncherFile } from '../launchers/index.ts'
import type { InterruptionCause } from '../interruptions.ts'
import type { RunState } from '../tables.ts'

const say = (kk: string, ru: string, en: string): Text => spoken({ kk, ru, en })

export const words = {
  title: say('Оқыту', 'Обучение', 'Training'),
  lead: say(
    'Модель корпус негізінде, рецепт бойынша оқытылады. Бір рецепт файлы бір процессорға да, көп графикалық процессорға да жарайды.',
    'Модель обучается на корпусе по рецепту. Один и тот же файл рецепта годится и для одного процессора, и для многих графических.',
    'A model is trained on a corpus by a recipe. The same recipe file serves one processor and many GPUs.'),
  none: say('Әзірге оқыту болған жоқ', 'Обучений пока не было', 'Nothing has been trained yet'),
  noneHint: say('Оқыту үшін дайын корпус пен токенизатор керек.', 'Для обучения нужны готовый корпус и токенизатор.', 'It takes a corpus and a tokenizer that are ready.'),
  add: say('Оқытуды бастау', 'Начать обучение', 'Begin a training'),
  addLead: say(
    'Рецептіні өзгертіп, тексеріп алыңыз. Бюджет қадаммен немесе токенмен берілсе, сол рецепт, сол корпус және сол токенизатор дәл сол модельді береді.',
    'Измените рецепт и проверьте его. Если бюджет задан шагами или токенами, тот же рецепт, корпус и токенизатор дают ту же модель.',
    'Change the recipe and check it. Where its budget is told in steps or tokens, the same recipe, corpus and tokenizer give the same model.'),
  byClock: say(
    'Бюджет сағатпен берілген: оқыту жылдамдығы өткен уақытқа қарай өзгереді, сондықтан қайталанған не үзіліп жалғасқан оқыту сол модельді битіне дейін дәл қайталамайды. Дәл қайталау үшін «budget» мәнін қадаммен («steps») немесе токенмен («tokens») беріңіз.',
    'Бюджет задан в часах: скорость обучения зависит от прошедшего времени, поэтому повторное или прерванное и продолженное обучение не даст ту же модель бит в бит. Для точного повторения задайте «budget» шагами («steps») или токенами («tokens»).',
    'The budget is told in hours: the learning rate follows the clock, so a run that is repeated, or was interrupted and went on, does not give the same model bit for bit. To repeat it exactly, tell the “budget” in “steps” or “tokens”.'),
  recipe: say('Рецепт (YAML)', 'Рецепт (YAML)', 'Recipe (YAML)'),
  check: say('Тексеру', 'Проверить', 'Check'),
  begin: say('Бастау', 'Начать', 'Begin'),
  cancel: say('Болдырмау', 'Отменить', 'Cancel'),
  right: say('Рецепт дұрыс', 'Рецепт верен', 'The recipe is right'),
  wrongLines: say('Түзетілетін жолдар', 'Строки, которые нужно исправить', 'Lines to mend'),
  ready: say('Қазір дайын тұрғаны', 'Что готово', 'What is ready'),
  readyHint: say('Идентификаторды рецептіге көшіріңіз.', 'Скопируйте идентификатор в рецепт.', 'Copy the identifier into the recipe.'),
  corpora: say('Корпустар', 'Корпуса', 'Corpora'),
  tokenizers: say('Токенизаторлар', 'Токенизаторы', 'Tokenizers'),
  bases: say('Жалғастыруға болатын модельдер («base»)', 'Модели, от которых можно продолжить («base»)', 'Models to go on from (“base”)'),
  nothing: say('жоқ', 'нет', 'none'),
  parameters: say('Параметрлер', 'Параметры', 'Parameters'),
  perStep: say('Бір қадамдағы токендер', 'Токенов за шаг', 'Tokens a step'),
  whereRuns: say('Қайда жүреді', 'Где выполняется', 'Where it runs'),
  here: say('осы машинада', 'на этой машине', 'on this machine'),
  elsewhere: say('басқа машиналарда; портал файлдарды ғана дайындайды', 'на других машинах; портал только готовит файлы', 'on other machines; the portal only makes the files ready'),
  name: say('Модель', 'Модель', 'Model'),
  state: say('Күйі', 'Состояние', 'State'),
  step: say('Қадам', 'Шаг', 'Step'),
  tokens: say('Оқылған токендер', 'Прочитано токенов', 'Tokens read'),
  speed: say('Секундына токен', 'Токенов в секунду', 'Tokens a second'),
  made: say('Басталды', 'Начато', 'Begun'),
  ended: say('Аяқталды', 'Завершено', 'Ended'),
  clock: say('Нақты өткен уақыт', 'Фактическое время', 'Time by the clock'),
  cpu: say('Процессор уақыты', 'Процессорное время', 'Processor time'),
  progress: say('Бюджеттің пайдаланылғаны', 'Израсходовано бюджета', 'Budget used'),
  stop: say('Тоқтату', 'Остановить', 'Stop'),
  stopHint: say('Оқыту бақылау нүктесін жазып тоқтайды; кейін дәл сол жерден жалғастыруға болады.', 'Обучение запишет контрольную точку и остановится; потом его можно продолжить с того же места.', 'The training writes a checkpoint and stops; later it can go on exactly from there.'),
  resume: say('Жалғастыру', 'Продолжить', 'Go on'),
  gettingReady: say('Мәтіндер токендерге бөлініп жатыр; бірінші қадам содан кейін басталады.', 'Тексты делятся на токены; после этого начнётся первый шаг.', 'The texts are being cut into tokens; the first step comes after that.'),
  trainersWords: say('Оқыту бағдарламасының өз сөзі', 'Слова самой программы обучения', 'In the trainer’s own words'),
  change: say('Рецептіні өзгертіп жалғастыру', 'Продолжить с изменённым рецептом', 'Go on with a changed recipe'),
  changeHint: say(
    'Оқыту соңғы бақылау нүктесінен жалғасады. Бюджетті, оқыту жылдамдығын, топтаманы және басқаларын өзгертуге болады; модельдің өлшемдері, корпус, токенизатор, «base», «optimiser.name» және «seed» өзгермейді.',
    'Обучение продолжится с последней контрольной точки. Можно изменить бюджет, скорость обучения, размер пакета и прочее; размеры модели, корпус, токенизатор, «base», «optimiser.name» и «seed» не меняются.',
    'The run goes on from its last checkpoint. The budget, the learning rate, the batch and more may change; the shape of the model, the corpus, the tokenizer, “base”, “optimiser.name” and “seed” may not.'),
  changeOpen: say('Рецептіні ашу', 'Открыть рецепт', 'Open the recipe'),
  goOn: say('Осы рецепт бойынша жалғастыру', 'Продолжить с этим рецептом', 'Go on with this recipe'),
  draft: say('Осы оқытудан модель жасау', 'Сделать модель из этого обучения', 'Make a model from this run'),
  failed: say('Оқыту сәтсіз аяқталды', 'Обучение не удалось', 'The training failed'),
  failedHint: say('Себебі жойылғанда оны соңғы бақылау нүктесінен жалғастыруға болады; қажет болса, рецептіні өзгертіңіз.', 'Когда причина устранена, его можно продолжить с последней контрольной точки, при необходимости изменив рецепт.', 'Once the cause is mended, it can go on from the last checkpoint, with a changed recipe if need be.'),
  loss: say('Оқыту мәтініндегі шығын функциясы', 'Функция потерь на обучающем тексте', 'Loss on the training text'),
  lossUnit: say('бір токенге нат', 'нат на токен', 'nats a token'),
  bpb: say('Оқытуға кірмеген мәтіннің бір байтына бит', 'Бит на байт текста, которого не было в обучении', 'Bits per byte of text that it was not trained on'),
  text: say('Мәтін', 'Текст', 'Text'),
  asTable: say('Кесте түрінде', 'Таблицей', 'As a table'),
  noCurve: say('Қисық бірнеше қадамнан кейін пайда болады.', 'Кривая появится после нескольких шагов.', 'The curve appears after some steps.'),
  checkpoints: say('Бақылау нүктелері', 'Контрольные точки', 'Checkpoints'),
  noCheckpoints: say('Әзірге бақылау нүктесі жоқ.', 'Контрольных точек пока нет.', 'There is no checkpoint yet.'),
  written: say('Жазылды', 'Записано', 'Written'),
  kept: say('Сақталғаны', 'Хранится', 'Kept'),
  interruptions: say('Үзілістер', 'Прерывания', 'Interruptions'),
  interruptionsHint: say(
    'Оқыту тарихында да, модельдің мәліметтерінде де қалады. Жалғасқан қадам мен үзілген қадамның арасы қайта оқытылған.',
    'Остаются в истории обучения и в сведениях о модели. Шаги от места продолжения до места прерывания выполнены заново.',
    'They stay in the history of the run and in what is told of its model. The steps from where it went on to where it broke off were done again.'),
  interruptedAt: say('Үзілді', 'Прервано', 'Broke off'),
  interruptedStep: say('Соңғы қадам', 'Последний шаг', 'Last step'),
  why: say('Себебі', 'Причина', 'Why'),
  resumedAt: say('Жалғасты', 'Продолжено', 'Went on'),
  model: say('Модельдің файлдары', 'Файлы модели', 'Files of the model'),
  file: say('Файл', 'Файл', 'File'),
  size: say('Өлшемі', 'Размер', 'Size'),
  hash: say('SHA-256', 'SHA-256', 'SHA-256'),
  facts: say('Неден жасалған', 'Из чего сделано', 'What it is made from'),
  corpus: say('Корпус', 'Корпус', 'Corpus'),
  tokenizer: say('Токенизатор', 'Токенизатор', 'Tokenizer'),
  base: say('Жалғастырылған модель', 'Продолжена модель', 'Continued from'),
  engine: say('Оқыту бағдарламасы', 'Программа обучения', 'Engine'),
  device: say('Құрылғы', 'Устройство', 'Device'),
  processes: say('Процестер', 'Процессы', 'Processes'),
  contentHash: say('Мазмұн хеші: нәтижені анықтайтынның бәрі', 'Хеш содержания: всё, что определяет результат', 'Content hash: all that decides the result'),
  trainerHash: say('Оқыту бағдарламасының хеші', 'Хеш программы обучения', 'Hash of the trainer’s code'),
  cluster: say('Кластерде іске қосу', 'Запуск на кластере', 'Run it on a cluster'),
  clusterHint: say(
    'Бұл файлдар сол рецептіден жасалды. Портал оларды осы жерде іске қоспайды және сынамаған: корпус пен токенизатордың файлдарын өз беттерінен жүктеп алып, кластердің бумасына салыңыз да, өзіңіз іске қосыңыз.',
    'Эти файлы сделаны из того же рецепта. Портал их здесь не запускает и не испытывал: скачайте файлы корпуса и токенизатора с их страниц, положите в папку кластера и запустите сами.',
    'These files are made from the same recipe. The portal does not run them here and has not tried them: download the files of the corpus and the tokenizer from their pages, put them into the folder of the cluster and start it yourself.'),
  noImage: say('Kubernetes файлы үшін рецептіге «cluster.image» жазыңыз.', 'Для файла Kubernetes впишите в рецепт «cluster.image».', 'For the file of Kubernetes, write “cluster.image” into the recipe.'),
  events: say('Барлық оқиғаны жүктеп алу', 'Скачать все события', 'Download all events'),
  source: say('Рецепт', 'Рецепт', 'Recipe'),
  again: say('Осы рецепт бойынша жаңасын бастау', 'Начать новое по этому рецепту', 'Begin another by this recipe'),
  thread: say('Шығу тегі және қолданылуы', 'Происхождение и использование', 'What it was made from, and for what'),
  threadHint: say('Солдан оңға: бастапқы деректерден модельдерге дейін.', 'Слева направо: от исходных данных до моделей.', 'From left to right: from the source data to the models.'),
} as const

export const stateWords: Readonly<Record<RunState, Text>> = {
  prepared: say('басқа машиналарға дайын', 'готово для других машин', 'ready for other machines'), waiting: say('кезекте', 'в очереди', 'waiting'), running: say('жүріп жатыр', 'идёт', 'going on'),
  stopping: say('тоқтап жатыр', 'останавливается', 'stopping'), stopped: say('тоқтатылған', 'остановлено', 'stopped'), failed: say('сәтсіз', 'не удалось', 'failed'), done: say('аяқталған', 'завершено', 'done'),
}

export const causeWords: Readonly<Record<InterruptionCause, Text>> = {
  stopped: say('инженер тоқтатты', 'остановил инженер', 'an engineer stopped it'),
  crashed: say('оқыту бағдарламасы апатты тоқтады', 'программа обучения аварийно завершилась', 'the trainer crashed or was killed'),
  portal: say('портал немесе оның машинасы тоқтады', 'остановился портал или его машина', 'the portal or its machine ended'),
  refused: say('оқыту бағдарламасы жалғастырудан бас тартты', 'программа обучения отказалась продолжать', 'the trainer refused to go on'),
  'not recorded': say('себебі жазылмаған', 'причина не записана', 'the cause was not recorded'),
}

/** From which step, as the cell of a table. */
export const fromStep = (step: number): Text => inEveryLanguage((locale) => {
  const number = formatNumber(step, locale)
  return spoken({ kk: `${number}-қадамнан`, ru: `с шага ${number}`, en: `from step ${number}` })[locale]
})

export const fileWords: Readonly<Record<LauncherFile['kind'], Text>> = {
  'trainer recipe': say('Оқыту бағдарламасының рецепті', 'Рецепт для программы обучения', 'Recipe for the trainer'),
  slurm: say('Slurm сценарийі (sbatch)', 'Сценарий Slurm (sbatch)', 'Slurm batch script (sbatch)'),
  kubernetes: say('Kubernetes үшін JobSet, кезегі — Kueue', 'JobSet для Kubernetes, очередь — Kueue', 'JobSet for Kubernetes, queued by Kueue'),
  torchtitan: say('torchtitan 0.3.0 баптауы: алдын ала оқытуды жалғастыру', 'Настройка torchtitan 0.3.0: продолжение предобучения', 'Configuration of torchtitan 0.3.0: continued pre-training'),
  trl: say('TRL 1.16.0 баптауы: нұсқаулар немесе қалаулар бойынша баптау', 'Настройка TRL 1.16.0: дообучение по инструкциям или предпочтениям', 'Configuration of TRL 1.16.0: supervised or preference tuning'),
}

const digits = (locale: Locale, value: number, least: number): string =>
  new Intl.NumberFormat(locale === 'en' ? 'en-GB' : locale, { minimumFractionDigits: least, maximumFractionDigits: least }).format(value)

/** A loss or bits per byte, with three digits after the comma. */
export const figure = (locale: Locale, value: number): string => digits(locale, value, 3)
export const whole = (locale: Locale, value: number): string => formatNumber(Math.round(value), locale)

/** Seconds as hours and minutes, or minutes and seconds where they are few. */
export const duration = (value: number): Text => inEveryLanguage((locale) => {
  const [hours, minutes, seconds] = [Math.floor(value / 3600), Math.floor(value / 60) % 60, Math.floor(value) % 60]
  const unit = [spoken({ kk: 'сағ', ru: 'ч', en: 'h' }), spoken({ kk: 'мин', ru: 'мин', en: 'min' }), spoken({ kk: 'с', ru: 'с', en: 's' })].map((one) => one[locale])
  return hours > 0 ? `${formatNumber(hours, locale)} ${unit[0]} ${minutes} ${unit[1]}` : `${minutes} ${unit[1]} ${seconds} ${unit[2]}`
})

/** Seconds until the budget is used up, as fast as until now. */
export const left = (seconds: number): Text => inEveryLanguage((locale) => {
  const time = duration(seconds)[locale]
  return spoken({ kk: `Шамамен ${time} қалды`, ru: `Осталось примерно ${time}`, en: `About ${time} left` })[locale]
})

/** Where a run last went on from a checkpoint: after an interruption, or because its recipe was changed. */
export const wentOn = (step: number, changed: boolean): Text => inEveryLanguage((locale) => {
  const number = formatNumber(step, locale)
  return changed ? spoken({
    kk: `Өзгертілген рецепт бойынша ${number}-қадамнан жалғасты`, ru: `Продолжено с шага ${number} с изменённым рецептом`, en: `Went on from step ${number} with a changed recipe`,
  })[locale] : spoken({ kk: `Үзілістен кейін ${number}-қадамнан жалғасты`, ru: `После прерывания продолжено с шага ${number}`, en: `Went on from step ${number} after an interruption` })[locale]
})

export const shortContext = (context: number, needed: number): Text => inEveryLanguage((locale) => {
  const [has, needs] = [formatNumber(context, locale), formatNumber(needed, locale)]
  return spoken({
    kk: `Мұндай модельді барлық тапсырма бойынша бағалау мүмкін емес: контексті ${has} токен, ал ${needs} токен керек. «model.context» мәнін кемінде ${needs} етіңіз.`,
    ru: `Такую модель нельзя оценить по всем заданиям: её контекст в токенах — ${has}, а нужно ${needs}. Поставьте в «model.context» не меньше ${needs}.`,
    en: `A model of this kind cannot be evaluated by every task: its context is ${has} tokens, and ${needs} are needed. Write at least ${needs} into “model.context”.`,
  })[locale]
})

/** What a curve says. */
export const fell = (what: Text, from: number, to: number, unit: Text | undefined): Text => inEveryLanguage((locale) =>
  `${what[locale]}: ${figure(locale, from)} → ${figure(locale, to)}${unit ? ` ${unit[locale]}` : ''}`)

export const stepNumber = (step: number): Text => inEveryLanguage((locale) => {
  const number = formatNumber(step, locale)
  return spoken({ kk: `${number}-қадам`, ru: `шаг ${number}`, en: `step ${number}` })[locale]
})

export const millions = (parameters: number): Text => inEveryLanguage((locale) => {
  const number = digits(locale, parameters / 1e6, 1)
  return spoken({ kk: `${number} млн`, ru: `${number} млн`, en: `${number} million` })[locale]
})
