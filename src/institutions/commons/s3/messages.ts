/** What the S3 door says when something cannot be done, with the mend. */
import type { Text } from '../../../law/text.ts'

export const words = {
  badSignature: {
    kk: 'Қолтаңба сәйкес келмейді: access key пен secret key ретінде сол бір портал кілтін көрсетіңіз.',
    ru: 'Подпись не сходится: укажите один и тот же ключ портала и как access key, и как secret key.',
    en: 'The signature does not match: give the same portal key as access key and as secret key.',
  },
  unknownKey: {
    kk: 'Мұндай портал кілті жоқ, оның мерзімі өткен немесе ол кері қайтарып алынған.', ru: 'Такого ключа портала нет, его срок истёк или он отозван.', en: 'There is no such portal key, or it has expired or was revoked.',
  },
  noPresigned: {
    kk: 'Алдын ала қол қойылған сілтемелер қабылданбайды: сілтемеде кілттің өзі көрініп тұрар еді. Кілтті тақырыпта жіберіңіз.',
    ru: 'Подписанные ссылки не принимаются: в ссылке был бы виден сам ключ. Передавайте ключ в заголовке.',
    en: 'Presigned addresses are not taken: the key itself would stand in them. Send the key in the header.',
  },
  noBucket: { kk: 'Мұндай атау жоқ немесе онда сізге ашық деректер жоқ.', ru: 'Такого имени нет, или в нём нет доступных вам данных.', en: 'There is no such namespace, or it has no data for you.' },
  noKey: { kk: 'Мұндай файл жоқ.', ru: 'Такого файла нет.', en: 'There is no such file.' },
} as const satisfies Record<string, Text>
