/** The words of what the programme is doing. */
import { spoken, type Text } from '../../law/text.ts'

const say = (kk: string, ru: string, en: string): Text => spoken({ kk, ru, en })

export const words = {
  where: say('Не қайда болып жатыр?', 'Что и где происходит?', 'What happens where?'),
  whereLead: say(
    'Ашық тізілімдердегі күшінде тұрған жазбалар, өңір бойынша. Өңір тізілімде көрсетілген жағдайда ғана белгілі.', 'Действующие записи открытых реестров по регионам. Регион известен, только если он указан в реестре.',
    'Entries in force of the open registers by region. A region is known only where the register says it.'),
  answer: (said: string, elsewhere: string): Text => say(`Өңірі көрсетілген жазба саны: ${said}. Бүкіл елге қатысты немесе өңірі көрсетілмегені: ${elsewhere}.`, `Записей с указанным регионом: ${said}. По всей стране или без региона: ${elsewhere}.`, `Entries that say their region: ${said}. Of the whole country, or without a region: ${elsewhere}.`),
  nowhere: say('Ашық тізілімдердің ешбір жазбасында өңір әзірге көрсетілмеген.', 'Ни в одной записи открытых реестров регион пока не указан.', 'No entry of an open register says in which region it is yet.'),
  table: say('Кесте', 'Таблица', 'The table'), region: say('Өңір', 'Регион', 'Region'), together: say('Барлығы', 'Всего', 'Together'), elsewhere: say('Бүкіл ел немесе өңірі көрсетілмеген', 'Вся страна или регион не указан', 'Whole country, or no region stated'),
  without: say('Осы тізілімдерде бірде-бір жазбасы жоқ өңірлер', 'Регионы без записей в этих реестрах', 'Regions without an entry in these registers'),
  followed: say('Деректен көрсеткішке дейін: бір нақты мысал', 'От данных до показателя: один настоящий пример', 'From data to a figure: one true example'),
  notFollowed: say('Мысал әзірге жоқ: бірде-бір әрекет көрсеткіште әлі есепке алынған жоқ.', 'Примера пока нет: ни одно действие ещё не учтено в показателе.', 'There is no example yet: no act has been counted in a figure.'),
  late: say('Не кешігіп жатыр?', 'Что просрочено?', 'What is late?'),
  nothingLate: say('Ештеңе кешіккен жоқ: тапсырмалар мен іс-шаралардың мерзімі бүгін тексерілді.', 'Ничего не просрочено: сроки поручений и мероприятий проверены сегодня.', 'Nothing is late: the days of instructions and measures were checked today.'),
  allLate: (total: string): Text => say(`Назар аударуды қажет ететіннің барлығы: ${total}`, `Всё, что требует внимания: ${total}`, `All that asks for attention: ${total}`),
} as const
