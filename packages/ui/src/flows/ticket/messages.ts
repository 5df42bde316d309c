/** English texts of the question before a ticket is taken. */
export const ticket = {
  title: 'Switch accounts?',
  subtitle: 'You are signed in. This link signs you in to another account.',
  stay: 'Stay signed in',
  accept: 'Continue with the link',
}
