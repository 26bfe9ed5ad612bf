/** Words of corpora for people: failures, progress, marks. */
import { formatNumber } from '../../../law/format.ts'
import { type Locale, spoken, type Text } from '../../../law/text.ts'
import type { Manifest, Stage } from './contract.ts'

export const messages = {
  onlyEngineers: {
    kk: 'Мұны тек тілдік модель инженері жасай алады. Тіркелгі мәзірінен «Тілдік модель инженері» лауазымын таңдап, қайталаңыз.',
    ru: 'Это может сделать только инженер языковой модели. Выберите в меню учётной записи должность «Инженер языковой модели» и повторите.',
    en: 'Only an engineer of the language model may do this. Choose the office of engineer in the account menu and try again.',
  },
  noCorpus: { kk: 'Мұндай корпус жоқ.', ru: 'Такого корпуса нет.', en: 'There is no such corpus.' },
  notBuilding: { kk: 'Бұл корпус қазір жинақталып жатқан жоқ.', ru: 'Этот корпус сейчас не собирается.', en: 'This corpus is not being built now.' },
  notFailed: {
    kk: 'Тек сәтсіз аяқталған немесе тоқтатылған корпусты қайта жинақтауға болады.',
    ru: 'Заново собрать можно только корпус, сборка которого не удалась или остановлена.',
    en: 'Only a corpus that failed or was stopped can be built again.',
  },
  notReady: {
    kk: 'Корпус әлі дайын емес: жинақталып біткенін күтіңіз.',
    ru: 'Корпус ещё не готов: дождитесь окончания сборки.',
    en: 'The corpus is not ready: wait until it has been built.',
  },
  noFile: {
    kk: 'Корпуста мұндай файл жоқ. Файлдар тізімі корпус бетінде.', ru: 'В корпусе нет такого файла. Список файлов — на странице корпуса.', en: 'The corpus has no such file. Its page lists the files.',
  },
  takenBack: {
    kk: 'Корпустағы мәтіндердің бір бөлігі қайтарып алынған, сондықтан файлдары берілмейді. Себебі корпус бетінде жазылған; мәтіндерді басқа дереккөздерден қайта жинақтаңыз.',
    ru: 'Часть текстов корпуса отозвана, поэтому его файлы не выдаются. Причина указана на странице корпуса; соберите корпус заново из других источников.',
    en: 'Some texts of this corpus were taken back, so its files are not given out. Its page gives the reason; build the corpus anew from other sources.',
  },
  takenBackMeanwhile: {
    kk: 'Корпус жинақталып жатқанда оның бір дереккөзі қайтарып алынды, сондықтан корпус сақталмады. Басқа дереккөздерді таңдап, корпусты қайта жинақтаңыз.',
    ru: 'Пока корпус собирался, один из его источников отозвали, поэтому корпус не сохранён. Выберите другие источники и соберите его заново.',
    en: 'While the corpus was being built one of its sources was taken back, so it was not kept. Choose other sources and build it again.',
  },
  /** An uploaded file, on the thread. */
  uploaded: (name: string): Text => spoken({ kk: `Файл: ${name}`, ru: `Файл: ${name}`, en: `File: ${name}` }),
  fault: {
    kk: 'Жинақтау біздің қателігімізден тоқтады. «Қайта жинақтау» түймесін басыңыз; қайталанса, әкімшіге айтыңыз.',
    ru: 'Сборка прервалась по нашей ошибке. Нажмите «Собрать заново»; если повторится, сообщите администратору.',
    en: 'Building stopped by a fault of ours. Press “Build again”; if it happens again, tell the administrator.',
  },
  noSources: {
    kk: 'Ешбір дереккөз таңдалмады. Кемінде бір деректер жиынын таңдаңыз немесе файл жүктеңіз.',
    ru: 'Источники не выбраны. Выберите хотя бы один набор данных или загрузите файл.',
    en: 'No source is chosen. Choose at least one dataset, or upload a file.',
  },
  titleMissing: { kk: 'Корпусқа атау беріңіз.', ru: 'Дайте корпусу название.', en: 'Give the corpus a title.' },
  languagesMissing: { kk: 'Кемінде бір тілді таңдаңыз.', ru: 'Выберите хотя бы один язык.', en: 'Choose at least one language.' },
  valueMissing: { kk: 'Нені пайдаланбау керегін жазыңыз.', ru: 'Укажите, что нельзя использовать.', en: 'Say what must not be used.' },
  reasonMissing: { kk: 'Себебін жазыңыз.', ru: 'Укажите причину.', en: 'Give the reason.' },
  /** What the site's search shows of a corpus. */
  found: ({ total: { kept } }: Manifest, locale: Locale): string => spoken({
    kk: `Тілдік модельді оқытуға арналған мәтін корпусы: ${formatNumber(kept.documents, locale)} құжат, ${formatNumber(kept.words, locale)} сөз.`,
    ru: `Корпус текстов для обучения языковой модели: документов — ${formatNumber(kept.documents, locale)}, слов — ${formatNumber(kept.words, locale)}.`,
    en: `Corpus of text for training a language model: ${formatNumber(kept.documents, locale)} documents, ${formatNumber(kept.words, locale)} words.`,
  })[locale],
} as const

/** What goes on, for the bar of progress. */
export const stageWords = (stage: Stage, documents: string, locale: Locale): string => ({
  clean: spoken({ kk: `Мәтіндер тазартылып жатыр: ${documents} құжат оқылды`, ru: `Очистка текстов, прочитано документов: ${documents}`, en: `Cleaning texts: ${documents} documents read` }),
  exact: spoken({ kk: 'Бірдей мәтіндер ізделуде', ru: 'Поиск одинаковых текстов', en: 'Looking for equal texts' }),
  near: spoken({ kk: 'Ұқсас мәтіндер ізделуде', ru: 'Поиск почти одинаковых текстов', en: 'Looking for texts that are nearly equal' }),
  write: spoken({ kk: 'Корпус жазылып жатыр', ru: 'Запись корпуса', en: 'Writing the corpus' }),
})[stage][locale]
