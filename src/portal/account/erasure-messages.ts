/** The words of the pages of lawful erasure. */
import { inThisCountry } from '../../law/conventions.ts'
import { spoken, type Text } from '../../law/text.ts'

export const erasureWords = {
  organisations: { kk: 'Ұйымдар', ru: 'Организации', en: 'Organisations' },
  get nameOrNumber() { return inThisCountry(spoken({ kk: 'Атауы немесе {organisation}', ru: 'Наименование или {organisation}', en: 'Name or {organisation}' })) },
  none: { kk: 'Ұйым табылмады', ru: 'Организации не найдены', en: 'No organisation found' },
  basis: { kk: 'Құқықтық негіз', ru: 'Правовое основание', en: 'Legal basis' },
  basisHint: {
    kk: 'Заңның бабы, сот актісі немесе өтініш. Ашық журналға жазылады, сондықтан дербес деректерді жазбаңыз.',
    ru: 'Статья закона, судебный акт или обращение. Войдёт в открытый журнал, поэтому не указывайте персональные данные.',
    en: 'The article of a law, a judgment or a request. It enters the public journal, so leave personal data out.',
  },
  sure: { kk: 'Деректерді қайтару мүмкін болмайтынын түсінемін', ru: 'Понимаю, что вернуть данные будет нельзя', en: 'I understand that this cannot be taken back' },
  tick: { kk: 'Өшіруді растаңыз.', ru: 'Подтвердите удаление.', en: 'Tick the box to confirm.' },
  eraseName: { kk: 'Атауды өшіру', ru: 'Удалить наименование', en: 'Erase the name' },
  get eraseNameLead() { return inThisCountry(spoken({
    kk: 'Атау кестеден, ал оның тұзы журналдан біржола өшіріледі; орнына {organisation} көрсетіледі. Заң бойынша сақталатын шешімдер мен істер өзгермейді.',
    ru: 'Наименование навсегда удаляется из таблицы, а его соль — из журнала; вместо него показывается {organisation}. Решения и дела, которые хранятся по закону, не меняются.',
    en: 'The name goes from the table and its salt from the journal, for good; the {organisation} is shown instead. Decisions and cases that the law keeps stay as they are.',
  })) },
  nameErased: { kk: 'Атау өшірілген:', ru: 'Наименование удалено:', en: 'The name was erased:' },
  nameErasedDone: { kk: 'Атау өшірілді.', ru: 'Наименование удалено.', en: 'The name is erased.' },
  eraseAccount: { kk: 'Тіркелгіні жауып, деректерін өшіру', ru: 'Закрыть учётную запись и удалить данные', en: 'Close the account and erase its data' },
  get eraseAccountLead() { return inThisCountry(spoken({
    kk: 'Адамның аты-жөні, мекенжайы, {person}-і және кіру тәсілдері біржола өшіріледі, рөлдері мен сенімхаттарының қолданысы тоқтайды. Заң бойынша сақталатын шешімдер мен істер өзгермейді.',
    ru: 'Имя, адрес, {person} и способы входа человека удаляются навсегда, действие его ролей и доверенностей прекращается. Решения и дела, которые хранятся по закону, не меняются.',
    en: 'The person’s name, address, {person} and ways in are erased for good; their roles and delegations end. Decisions and cases that the law keeps stay as they are.',
  })) },
  accountErased: { kk: 'Тіркелгі жабылып, деректері өшірілді.', ru: 'Учётная запись закрыта, данные удалены.', en: 'The account is closed and its data are erased.' },
} as const satisfies Record<string, Text>
