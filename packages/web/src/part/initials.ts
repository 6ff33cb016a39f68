/** The one or two letters that stand for a sender where there is no logo. */
export const initialsOf = (name: string): string => {
  const words = name
    .split(/[\s/-]+/u)
    .filter((word) => /^\p{L}/u.test(word) && !/^(?:as|asa|og|i|for|the|of)$/iu.test(word))
  const [first, second] = words
  if (first === undefined) return name.trim().charAt(0).toUpperCase()
  const letters = first.charAt(0) + (second?.charAt(0) ?? "")
  return letters.toUpperCase()
}
