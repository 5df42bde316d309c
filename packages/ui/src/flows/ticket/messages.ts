/** English texts of what stands before a ticket is taken. */
export const ticket = {
  title__stranger: 'Continue with your link',
  subtitle__stranger: 'It was made for you, and works once.',
  otherWay: 'Go on without the link',
  title: 'Switch accounts?',
  subtitle: 'You are signed in. This link signs you in to another account.',
  stay: 'Stay signed in',
  accept: 'Continue with the link',
}
