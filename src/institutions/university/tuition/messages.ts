/** The words of the page of tuition. */
import { spoken, type Text } from '../../../law/text.ts'

const say = (kk: string, ru: string, en: string): Text => spoken({ kk, ru, en })

export const words = {
  title: say('Оқу ақысы', 'Плата за обучение', 'Tuition'),
  hint: say('Әр бағдарламада бір оқу жылы қанша тұрады, қалай төленеді және сіз қанша төлеуге тиіссіз.', 'Сколько стоит учебный год по каждой программе, как платить и сколько должны вы.', 'What a year of study costs in each programme, how it is paid, and what you owe.'),
  lead: say(
    'Оқу ақысын өзі төлейтіндер университетпен шарт жасасады. Әр семестрдің ақысына семестр басында төлем шоты шығарылады. Мемлекеттік білім беру тапсырысы бойынша оқитындар төлемейді.',
    'Те, кто сам платит за обучение, заключают договор с университетом. За каждый семестр в его начале выставляется счёт на оплату. Обучающиеся по государственному образовательному заказу не платят.',
    'Those who pay for their studies themselves make an agreement with the university. Each semester is invoiced when it begins. Whoever learns by the state order pays nothing.'),
  programme: say('Білім беру бағдарламасы', 'Образовательная программа', 'Programme'), began: say('Оқуын бастағандар', 'Начало обучения', 'Studies began'), yearly: say('Бір оқу жылы', 'Учебный год', 'A year of study'),
  notSet: say('белгіленбеген', 'не установлена', 'not set'), sums: say('Бағдарламалар бойынша ақы', 'Плата по программам', 'Tuition by programme'),
  none: say('Бағдарлама әлі енгізілмеген', 'Программы пока не внесены', 'No programme is entered yet'), noneHint: say('Бағдарламалар мен олардың ақысы осында көрінеді.', 'Здесь появятся программы и плата по ним.', 'Programmes and their tuition will be shown here.'),
  invoice: say('Төлем шоты', 'Счёт на оплату', 'Invoice'),
  payBy: (sum: string, day: string): Text => say(`${sum}, төлеу мерзімі — ${day}`, `${sum}, оплатить до ${day}`, `${sum}, to be paid by ${day}`),
  yours: say('Сіздің төлемдеріңіз', 'Ваши платежи', 'What you owe'),
  owed: say('Төленуге тиіс', 'К оплате', 'Owed'), overdue: say('Оның ішінде мерзімі өткені', 'В том числе просрочено', 'Of that overdue'), nothing: say('Төлейтін ештеңе жоқ', 'К оплате ничего нет', 'Nothing is owed'), invoices: say('Төлем шоттары', 'Счета на оплату', 'Invoices and payments'),
  how: say('Ақы төлеу тәртібі', 'Порядок оплаты', 'Rules of payment'),
  agree: say('Ақылы негізде оқу туралы шарт жасасу', 'Заключить договор об обучении на платной основе', 'Make the agreement on paid study'),
  parts: say('Төлем шотын бөліп төлеуді университет бухгалтері ұсынады, оны екінші адам бекітеді. Қарызды есептен шығару да солай шешіледі.', 'Рассрочку по счёту на оплату предлагает бухгалтер университета, утверждает второй человек. Так же решается вопрос о списании долга.', 'The bursar proposes that an invoice be paid in parts, and a second person decides. So it is with a debt that is written off.'),
  leave: say('Академиялық демалыс кезінде ақы есептелмейді, ал шарттың соңғы күні сонша күнге кейінге жылжиды.', 'Во время академического отпуска плата не начисляется, а последний день договора переносится на столько же дней.', 'Nothing is charged in an academic leave, and the last day of the agreement comes as many days later.'),
  back: say('Оқудан шықсаңыз, шыққан күннен бастап ақы есептелмейді, артық төленгені қайтарылады.', 'Со дня отчисления плата не начисляется, уплаченное сверх этого возвращается.', 'Whoever leaves is charged nothing from that day on, and what was paid beyond it is given back.'),
  debt: say('Мерзімі өткен қарыз төленгенше оқу аяқталмайды.', 'Пока просроченный долг не погашен, обучение не завершается.', 'Nobody graduates while tuition is overdue.'),
  exchange: say('Алмасу кезінде ақы серіктеспен келісімде айтылғандай төленеді.', 'Во время обмена плата вносится так, как сказано в соглашении с партнёром.', 'On exchange, tuition is paid as the agreement with the partner says.'),
  assumed: say('Бұл ережелерді белгілейтін акт табылған жоқ: олар шартты түрде қабылданған.', 'Акт, устанавливающий эти правила, не найден: они приняты условно.', 'No act was found that sets these rules: they are assumed.'),
  books: say('Университеттің есебі', 'Учёт университета', 'Books of the university'),
} as const
