import { epochDayOfParts, type LocalDate } from '../time/local-time.ts'

/**
 * The next birthday, today's included. Who was born on 29 February has it on 28 February in years without one: the day
 * stays in its month.
 */
export function nextBirthday(birthday: LocalDate, today: LocalDate): LocalDate {
  const year = Number(today.slice(0, 4))
  const thisYear = birthdayIn(birthday, year)
  return thisYear >= today ? thisYear : birthdayIn(birthday, year + 1)
}

/** Whether today is in the month of the birthday (生日月). */
export function isBirthdayMonth(birthday: LocalDate, today: LocalDate): boolean {
  return birthday.slice(5, 7) === today.slice(5, 7)
}

function birthdayIn(birthday: LocalDate, year: number): LocalDate {
  const [month, day] = [Number(birthday.slice(5, 7)), Number(birthday.slice(8))]
  const there = epochDayOfParts(year, month, day) !== undefined
  return `${String(year).padStart(4, '0')}-${birthday.slice(5, 7)}-${there ? birthday.slice(8) : '28'}`
}
