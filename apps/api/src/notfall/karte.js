// A card's QR code opens the form with pact, organisation and words in the fragment, which browsers send to no server.
const [pact, organisation, words] = decodeURIComponent(location.hash.slice(1)).split('/')
if (words) {
  document.getElementById('organisation').value = `${pact}/${organisation}`
  document.getElementById('code').value = words.replaceAll('-', ' ')
  history.replaceState(null, '', location.pathname + location.search)
}
