/** What is said of registers beyond the portal. */
import { Failure } from '../../law/failure.ts'
import { spoken } from '../../law/text.ts'

export const wrongFile = (path: string, why: string): Failure => new Failure('invalid', spoken({
  kk: `REGISTERS_BEYOND айнымалысындағы ${path} файлы тізілімдерді сипаттамайды: ${why}`, ru: `Файл ${path} из REGISTERS_BEYOND не описывает реестры: ${why}`, en: `The file ${path} of REGISTERS_BEYOND does not describe registers: ${why}`,
}))

export const missingSecret = (path: string, variable: string): Failure => new Failure('invalid', spoken({
  kk: `${path} файлы ${variable} ортаның айнымалысын атайды, бірақ оның мәні берілмеген. Мәнін беріңіз.`, ru: `Файл ${path} называет переменную окружения ${variable}, но она не задана. Задайте её.`, en: `The file ${path} names the variable ${variable} of the environment, which is not set. Set it.`,
}))

export const needsNcanode = (path: string): Failure => new Failure('invalid', spoken({
  kk: `${path} файлы SmartBridge арқылы қосылатын тізілімді атайды, ал оның хабарларына NCANode қол қояды. NCANODE_URL мәнін беріңіз.`, ru: `Файл ${path} называет реестр за SmartBridge, а его сообщения подписывает NCANode. Задайте NCANODE_URL.`, en: `The file ${path} names a register behind SmartBridge, whose messages NCANode signs. Set NCANODE_URL.`,
}))
