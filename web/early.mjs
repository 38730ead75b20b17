// Before anything else of a page: its picture is made to fit what the address asks for, while the other one has hardly begun
// to come.
import { fitPoster } from './poster.mjs';

const asked = new URLSearchParams(location.hash.slice(1));
const framed = 'framed' in document.documentElement.dataset;
fitPoster(document.querySelector('faultline-map'), location.hash, framed ? asked.get('theme') : null);
