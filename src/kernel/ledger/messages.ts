/** What is said when the books cannot take something, with the mend. */
import { eitherNumber, numberHint } from '../../law/conventions.ts'
import { Failure } from '../../law/failure.ts'
import { formatMoney, type Tiyn } from '../../law/money.ts'
import { same, spoken, type Text } from '../../law/text.ts'
import { inEveryLanguage } from '../../law/format.ts'
import type { AccountKind } from './tables.ts'

const conflict = (text: Text): Failure => new Failure('conflict', text)
const missing = (text: Text): Failure => new Failure('not found', text)
const invalid = (text: Text, field?: string): Failure =>
  new Failure('invalid', text, [{ ...(field !== undefined && { field }), text }])

/** An amount in each language. */
const money = (amount: Tiyn): Text => inEveryLanguage((locale) => formatMoney(amount, locale))

export const accountIsMissing = (): Failure =>
  missing(spoken({ kk: 'Мұндай шот жоқ', ru: 'Такого счёта нет', en: 'There is no such account' }))

export const accountIsOfOtherKind = (code: string, is: AccountKind, wanted: AccountKind): Failure => conflict(spoken({
  kk: `«${code}» шоты басқа түрмен ашылған (${is}, сұралғаны — ${wanted}). Басқа код таңдаңыз.`,
  ru: `Счёт «${code}» открыт с другим видом (${is}, запрошен ${wanted}). Выберите другой код.`,
  en: `The account “${code}” is of another kind (${is}, asked for ${wanted}). Choose another code.`,
}))

export const postingIsMissing = (): Failure =>
  missing(spoken({ kk: 'Мұндай бухгалтерлік жазба жоқ', ru: 'Такой проводки нет', en: 'There is no such posting' }))

export const keyHasOtherContent = (key: string): Failure => conflict(spoken({
  kk: `«${key}» кілтімен мазмұны басқа бухгалтерлік жазба бар. Жаңа жазбаға жаңа кілт беріңіз.`,
  ru: `Под ключом «${key}» уже записана проводка с другим содержанием. Для новой проводки возьмите новый ключ.`,
  en: `The key “${key}” already stands for a posting with other content. Give a new posting a new key.`,
}))

export const alreadyReversed = (): Failure => conflict(spoken({
  kk: 'Бұл бухгалтерлік жазба сторноланған. Қажет болса, жаңа жазба жасаңыз.',
  ru: 'Эта проводка уже сторнирована. Если нужно, запишите новую проводку.',
  en: 'This posting has been reversed already. Write a new one if it is needed.',
}))

export const reversalStands = (): Failure => conflict(spoken({
  kk: 'Сторно жазбасының күші жойылмайды. Оның орнына жаңа бухгалтерлік жазба жасаңыз.',
  ru: 'Сторнирующую проводку отменить нельзя. Запишите вместо этого новую проводку.',
  en: 'A reversal is not reversed. Write a new posting instead.',
}))

export const postingIsOfAct = (): Failure =>
  conflict(spoken({
    kk: 'Бұл бухгалтерлік жазба төлем шотына немесе банк операциясына тиесілі. Төлем шотының күшін жойыңыз немесе төлемді жатқызуды алып тастаңыз.',
    ru: 'Эта проводка принадлежит счёту на оплату или банковской операции. Аннулируйте счёт или снимите распределение платежа.',
    en: 'This posting belongs to an invoice or to a bank line. Cancel the invoice, or take the allocation back.',
  }))

export const bankAccountIsOfOther = (iban: string): Failure => conflict(spoken({
  kk: `${iban} шоты басқа мекеменің есебінде жүргізіледі. Өз мекемеңіздің шотын таңдаңыз.`,
  ru: `Счёт ${iban} ведётся в учёте другого учреждения. Выберите счёт своего учреждения.`,
  en: `The account ${iban} stands in the books of another institution. Choose an account of your own institution.`,
}))

export const invoiceIsMissing = (): Failure =>
  missing(spoken({ kk: 'Мұндай төлем шоты жоқ', ru: 'Такого счёта на оплату нет', en: 'There is no such invoice' }))

export const invoiceIsCancelled = (number: string): Failure => conflict(spoken({
  kk: `№ ${number} төлем шотының күші жойылған. Төлемді басқа шотқа жатқызыңыз немесе төлеушіге қайтарыңыз.`,
  ru: `Счёт на оплату № ${number} аннулирован. Отнесите платёж на другой счёт или верните его плательщику.`,
  en: `Invoice ${number} is cancelled. Allocate the payment to another invoice, or return it to the payer.`,
}))

export const numberIsOurs = (): Failure => invalid(spoken({
  kk: '2026-000123 түріндегі нөмірлерді портал өзі береді. Нөмірді бос қалдырыңыз немесе басқаша жазыңыз.',
  ru: 'Номера вида 2026-000123 присваивает портал. Оставьте номер пустым или возьмите другой вид.',
  en: 'Numbers such as 2026-000123 are given by the portal. Leave the number out, or use another form.',
}), 'number')

export const numberIsUnreadable = (): Failure =>
  invalid(
    spoken({
      kk: 'Төлем шотының нөмірі — латын әріптері мен цифрлар, араларында сызықша не қиғаш сызық; ең көбі 20 таңба.',
      ru: 'Номер счёта на оплату состоит из латинских букв и цифр, между ними возможны дефис и косая черта; не более 20 знаков.',
      en: 'An invoice number has Latin letters and digits, with hyphens or slashes between them; at most 20 characters.',
    }),
    'number',
  )

export const numberIsTaken = (number: string): Failure => conflict(spoken({
  kk: `№ ${number} төлем шоты бар. Басқа нөмір таңдаңыз.`,
  ru: `Счёт на оплату № ${number} уже есть. Возьмите другой номер.`,
  en: `There is an invoice ${number} already. Choose another number.`,
}))

export const statementIsOfOtherAccount = (given: string, wanted: string): Failure => invalid(spoken({
  kk: `Үзінді көшірме ${given} шотына қатысты, ал жүктеп отырған шотыңыз — ${wanted}. Осы шоттың үзінді көшірмесін таңдаңыз.`,
  ru: `Выписка относится к счёту ${given}, а вы загружаете её для счёта ${wanted}. Выберите выписку этого счёта.`,
  en: `The statement is of account ${given}, and you are importing it for ${wanted}. Choose the statement of that account.`,
}), 'file')

export const lineIsMissing = (): Failure => missing(spoken({
  kk: 'Үзінді көшірмелерде мұндай операция жоқ', ru: 'Такой операции в выписках нет', en: 'There is no such line in the statements',
}))

export const nothingIsLeft = (): Failure => conflict(spoken({
  kk: 'Бұл операцияның сомасы толық жатқызылған. Өзгерту үшін алдымен бұрынғы жатқызуды алып тастаңыз.',
  ru: 'Сумма этой операции уже полностью распределена. Чтобы изменить это, сначала снимите прежнее распределение.',
  en: 'The whole amount of this line is allocated already. To change that, take the earlier allocation back first.',
}))

export const allocationIsTooMuch = (left: Tiyn): Failure => invalid(spoken({
  kk: `Жатқызылмаған сома — ${money(left).kk}. Осыдан аспайтын соманы енгізіңіз.`,
  ru: `Нераспределённый остаток — ${money(left).ru}. Введите сумму не больше него.`,
  en: `What is left unallocated is ${money(left).en}. Enter an amount no larger than that.`,
}), 'amount')

export const refundIsTooMuch = (paid: Tiyn): Failure => conflict(spoken({
  kk: `Бұл төлем шоты бойынша төленгені — ${money(paid).kk}; одан артық қайтарым жатқызылмайды.`,
  ru: `По этому счёту на оплату уплачено ${money(paid).ru}; возврат больше этой суммы отнести нельзя.`,
  en: `${money(paid).en} was paid on this invoice; a larger refund cannot be allocated to it.`,
}))

export const linesDoNotOffset = (): Failure =>
  conflict(spoken({
    kk: 'Тек түсім мен қайтарымды өзара есепке алуға болады, және екеуінде де жатқызылмаған қалдық болуы керек.',
    ru: 'Зачесть можно только поступление с возвратом, и у обеих операций должен быть нераспределённый остаток.',
    en: 'Only a receipt and a return offset each other, and both must have something left unallocated.',
  }))

export const allocationIsMissing = (): Failure => missing(spoken({
  kk: 'Мұндай жатқызу жоқ', ru: 'Такого распределения нет', en: 'There is no such allocation',
}))

export const allocationIsTakenBack = (): Failure => conflict(spoken({
  kk: 'Бұл жатқызу алынып тасталған.', ru: 'Это распределение уже снято.', en: 'This allocation has been taken back already.',
}))

/** The texts of postings. */
export const texts = {
  opening: (iban: string): Text => spoken({
    kk: `${iban} шотының кіріс қалдығы`,
    ru: `Входящий остаток по счёту ${iban}`,
    en: `Opening balance of account ${iban}`,
  }),
  earlierStatement: {
    kk: 'Бұдан ертерек үзінді көшірме жүктелді',
    ru: 'Загружена более ранняя выписка',
    en: 'An earlier statement was imported',
  },
  line: (purpose: string): Text =>
    purpose === '' ? spoken({ kk: 'Банк операциясы', ru: 'Банковская операция', en: 'Bank transaction' }) : same(purpose),
  payment: (number: string): Text => spoken({
    kk: `№ ${number} төлем шоты бойынша төлем`,
    ru: `Оплата по счёту № ${number}`,
    en: `Payment on invoice ${number}`,
  }),
  refund: (number: string): Text => spoken({
    kk: `№ ${number} төлем шоты бойынша қайтарым`,
    ru: `Возврат по счёту № ${number}`,
    en: `Refund on invoice ${number}`,
  }),
  payable: (number: string, purpose: string): Text => spoken({
    kk: `№ ${number} төлем тапсырмасы бойынша міндеттеме: ${purpose}`,
    ru: `Обязательство по платёжному поручению № ${number}: ${purpose}`,
    en: `Owed by payment order ${number}: ${purpose}`,
  }),
  writtenOff: (number: string): Text => spoken({
    kk: `№ ${number} төлем шоты бойынша есептен шығару`, ru: `Списание по счёту № ${number}`, en: `Write-off on invoice ${number}`,
  }),
  paidOut: (number: string): Text => spoken({
    kk: `№ ${number} төлем тапсырмасы орындалды`,
    ru: `Исполнено платёжное поручение № ${number}`,
    en: `Payment order ${number} is carried out`,
  }),
} as const

/** What is said of payments out. */
export const payments = {
  missing: () => missing(spoken({ kk: 'Мұндай төлем тапсырмасы жоқ', ru: 'Такого платёжного поручения нет', en: 'There is no such payment order' })),
  badIban: (text: Text) => invalid(text, 'iban'),
  badNumber() {
    const [kinds, hint] = [eitherNumber(), numberHint('organisation') ?? same('…')]
    return invalid(spoken({
      kk: `${kinds.kk} қате жазылған (${hint.kk}). Нөмірін тексеріңіз.`, ru: `${kinds.ru} указан неверно (${hint.ru}). Проверьте номер.`, en: `This is no ${kinds.en} (${hint.en}). Check the number.`,
    }), 'number')
  },
  noAmount: () => invalid(spoken({ kk: 'Сома нөлден үлкен болуы тиіс.', ru: 'Сумма должна быть больше нуля.', en: 'The amount must be above zero.' }), 'amount'),
  unwritable: (field: 'name' | 'purpose') => invalid(spoken({
    kk: 'Мәтінде банк файлына жазылмайтын көрінбейтін таңба бар. Оны өшіріңіз немесе мәтінді қайта теріңіз.',
    ru: 'В тексте есть невидимый символ, который нельзя записать в файл для банка. Удалите его или наберите текст заново.',
    en: 'The text has an invisible character that a file for the bank cannot hold. Delete it, or type the text again.',
  }), field),
  notOverpaid: (left: Tiyn) => {
    const most = money(left)
    return conflict(inEveryLanguage((locale) => spoken({
      kk: `Бұл шот бойынша ең көбі ${most.kk} қайтаруға болады: бұдан асатын сома артық төленбеген немесе басқа тапсырма бойынша қайтарылып жатыр.`,
      ru: `По этому счёту можно вернуть не более ${most.ru}: остальное не было переплачено или уже возвращается по другому поручению.`,
      en: `At most ${most.en} can be given back on this invoice: the rest was not overpaid, or is being given back by another order.`,
    })[locale]))
  },
  notWaiting: (left: Tiyn) => conflict(spoken({
    kk: `Бұл түсімнен ең көбі ${money(left).kk} қайтаруға болады: қалғаны шотқа жатқызылған немесе басқа тапсырма бойынша қайтарылып жатыр.`,
    ru: `Из этого поступления можно вернуть не более ${money(left).ru}: остальное распределено или уже возвращается по другому поручению.`,
    en: `At most ${money(left).en} of this receipt can be given back: the rest is allocated, or is being given back by another order.`,
  })),
  receiptGoesBack: (amount: Tiyn) => conflict(spoken({
    kk: `Бұл түсімнің ${money(amount).kk} сомасы төлем тапсырмасымен қайтарылып жатыр. Алдымен тапсырманы кері қайтарып алыңыз немесе төленуін күтіңіз.`,
    ru: `Из этого поступления ${money(amount).ru} возвращает платёжное поручение. Сначала отзовите его или дождитесь его исполнения.`,
    en: `A payment order gives back ${money(amount).en} of this receipt. Withdraw the order first, or wait until it is paid.`,
  })),
  noLongerOverpaid: (number: string, left: Tiyn) => conflict(spoken({
    kk: `№ ${number} тапсырма бойынша енді ең көбі ${money(left).kk} қайтаруға болады: ақша басқаша қайтарылған. Тапсырманы кері қайтарып алып, файлды қайта жасаңыз.`,
    ru: `По поручению № ${number} теперь можно вернуть не более ${money(left).ru}: деньги возвращены иначе. Отзовите поручение и сформируйте файл снова.`,
    en: `At most ${money(left).en} can be given back by order ${number} now: the money went back otherwise. Withdraw the order and make the file again.`,
  })),
  givenBack: (amount: Tiyn) => conflict(spoken({
    kk: `Бұл шот бойынша артық төленген ${money(amount).kk} төлем тапсырмасымен қайтарылып жатыр. Алдымен тапсырманы кері қайтарып алыңыз немесе төленуін күтіңіз.`,
    ru: `Переплату по этому счёту (${money(amount).ru}) возвращает платёжное поручение. Сначала отзовите его или дождитесь его исполнения.`,
    en: `A payment order gives back ${money(amount).en} that was overpaid on this invoice. Withdraw the order first, or wait until it is paid.`,
  })),
  notOfLine: () => conflict(spoken({
    kk: 'Дәл осы сомаға төленуін күтіп тұрған мұндай тапсырма жоқ: ол өзгерген немесе төленген. Бетті жаңартыңыз.',
    ru: 'Такого поручения, ожидающего оплаты именно на эту сумму, нет: оно изменилось или уже оплачено. Обновите страницу.',
    en: 'No such order waits for a payment of exactly this amount: it has moved on or is paid already. Load the page again.',
  })),
  ownDecision: () => new Failure('refused', spoken({
    kk: 'Төлем негізделген шешімді қабылдаған адам оның төлемін бекітпейді. Оны басқа маман бекітуі тиіс.',
    ru: 'Тот, кто принял решение о выплате, не утверждает платёж по нему. Это должен сделать другой специалист.',
    en: 'Whoever took the decision does not approve its payment. Another officer must.',
  })),
  restsOnNothing: () => conflict(spoken({
    kk: 'Төлем негізделген шешім тоқтатыла тұрған немесе күші жойылған, сондықтан ол бойынша ештеңе төленбейді.',
    ru: 'Решение, на котором основан платёж, приостановлено или отменено: по нему ничего не выплачивается.',
    en: 'The decision on which the payment rests is suspended or revoked: nothing is paid by it.',
  })),
  ownDraft: () => new Failure('refused', spoken({
    kk: 'Төлем тапсырмасын оны дайындаған адам бекітпейді. Оны басқа маман бекітуі тиіс.',
    ru: 'Тот, кто подготовил платёжное поручение, не может его утвердить. Это должен сделать другой специалист.',
    en: 'Whoever drafted a payment order does not approve it. Another officer must.',
  })),
  movedOn: () => conflict(spoken({
    kk: 'Төлем тапсырмасының жай-күйі өзгерді. Бетті жаңартып, қайта қараңыз.', ru: 'Состояние платёжного поручения изменилось. Обновите страницу и посмотрите снова.',
    en: 'The payment order has moved on. Load the page again.',
  })),
  nothingApproved: () => conflict(spoken({
    kk: 'Бекітілген төлем тапсырмасы жоқ. Алдымен тапсырманы бекітіңіз.', ru: 'Нет утверждённых платёжных поручений. Сначала утвердите поручение.', en: 'No payment order is approved. Approve one first.',
  })),
} as const

/** What is said of write-offs and instalments. */
export const reliefs = {
  missing: () => missing(spoken({ kk: 'Мұндай ұсыныс жоқ', ru: 'Такого предложения нет', en: 'There is no such proposal' })),
  waits: () => conflict(spoken({ kk: 'Бұл шот бойынша осындай ұсыныс шешім күтіп тұр.', ru: 'По этому счёту такое предложение уже ждёт решения.', en: 'Such a proposal for this invoice waits for its decision already.' })),
  decidedBefore: () => conflict(spoken({ kk: 'Бұл ұсыныс бойынша шешім қабылданған. Бетті жаңартыңыз.', ru: 'По этому предложению решение уже принято. Обновите страницу.', en: 'This proposal was decided on already. Load the page again.' })),
  own: () => new Failure('refused', spoken({
    kk: 'Ұсыныс жасаған адам ол бойынша шешім қабылдамайды. Шешімді басқа маман қабылдауы тиіс.', ru: 'Тот, кто внёс предложение, не принимает по нему решение. Это должен сделать другой специалист.', en: 'Whoever proposed it does not grant it. Another officer must.',
  })),
  nothingOwed: () => conflict(spoken({ kk: 'Бұл шот бойынша төленуге тиіс ештеңе жоқ.', ru: 'По этому счёту ничего не причитается.', en: 'Nothing is owed on this invoice.' })),
  tooMuch: (left: Tiyn) => invalid(spoken({ kk: `Нөлден үлкен соманы жазыңыз. Ең көбі: ${money(left).kk}, төленуге тиісі — осы.`, ru: `Укажите сумму больше нуля и не больше ${money(left).ru}: столько причитается.`, en: `Enter an amount above zero and at most ${money(left).en}: so much is owed.` }), 'amount'),
  parts: (most: number) => invalid(spoken({ kk: `Бөлік саны: ең азы — 2, ең көбі — ${most}. Әр бөлік нөлден үлкен болуы тиіс.`, ru: `Укажите от двух до ${most} частей, каждая больше нуля.`, en: `Enter from two to ${most} parts, each above zero.` }), 'parts'),
  order: () => invalid(spoken({ kk: 'Бөліктердің күндері бүгіннен кейін, бірінен соң бірі және үш жылдың ішінде болуы тиіс.', ru: 'Дни частей должны быть позже сегодняшнего, идти один за другим и не выходить за три года.', en: 'The days of the parts are later than today, one after another, and within three years.' }), 'parts'),
  sum: (sum: Tiyn, owed: Tiyn) => invalid(spoken({ kk: `Бөліктердің қосындысы — ${money(sum).kk}, ал төленуге тиісі — ${money(owed).kk}. Екеуі тең болуы тиіс.`, ru: `Части составляют ${money(sum).ru}, а причитается ${money(owed).ru}. Суммы должны совпадать.`, en: `The parts come to ${money(sum).en}, and ${money(owed).en} is owed. Both must be the same.` }), 'parts'),
  owedAnother: (sum: Tiyn, owed: Tiyn) => conflict(spoken({
    kk: `Ұсыныстан кейін төленуге тиісті сома өзгерді: бөліктер — ${money(sum).kk}, ал қазір төленуге тиісі — ${money(owed).kk}. Бұл ұсынысты қабылдамай, қалған сомаға жаңасын енгізіңіз.`,
    ru: `После предложения сумма долга изменилась: части составляют ${money(sum).ru}, а сейчас причитается ${money(owed).ru}. Отклоните это предложение и внесите новое на остаток.`,
    en: `What is owed has changed since this was proposed: the parts come to ${money(sum).en}, and ${money(owed).en} is owed now. Decline it, and propose a new one for what is left.`,
  })),
  awaited: () => conflict(spoken({
    kk: 'Іс осы шоттың толық әрі мерзімінде төленуін күтіп тұр, сондықтан ол есептен шығарылмайды және бөліп төленбейді.', ru: 'Дело ожидает полной оплаты этого счёта в срок, поэтому его нельзя списать или рассрочить.', en: 'A case waits for this fee to be paid in full and in time, so it is neither written off nor paid in parts.',
  })),
  writtenOff: () => conflict(spoken({ kk: 'Бұл шоттың бір бөлігі есептен шығарылған, сондықтан оның күшін жоюға болмайды.', ru: 'Часть этого счёта списана, поэтому аннулировать его нельзя.', en: 'A part of this invoice is written off, so it cannot be cancelled.' })),
} as const
