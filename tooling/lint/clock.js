/** What oxlint has no rule for: `new Date()` and `Date()` read the clock, while `new Date(time)` only converts. */
const clock = {
  create: (context) => {
    const judge = (node) => {
      if (node.callee.type !== "Identifier" || node.callee.name !== "Date" || node.arguments.length > 0) return
      context.report({ node, message: "This reads the clock: take the time from Effect's Clock." })
    }
    return { NewExpression: judge, CallExpression: judge }
  }
}

export default { meta: { name: "postkasse" }, rules: { clock } }
