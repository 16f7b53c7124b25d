"""Pages of other sites that carry the widget, each built another way. They quote the demo's articles, or ones of their own."""

from dataclasses import dataclass, field
from html import escape

HOSTILE = (
    "* { all: unset !important; color: #f0f !important; font: 31px/3 monospace !important; letter-spacing: .4em !important; "
    "direction: ltr !important; text-transform: uppercase !important; position: relative !important; }"
    " taswib-footer { display: none !important; }"
)
STRICT = (
    "default-src 'none'; script-src {desk}; connect-src {desk}; base-uri 'none'; form-action 'none'; "
    "require-trusted-types-for 'script'"
)
DEAF = "default-src 'none'; script-src {desk}; base-uri 'none'"
"""Strict, and the widget may not even ask how the article stands."""


@dataclass(frozen=True)
class Story:
    """An article as its site has it."""

    headline: str
    paragraphs: list[str]
    address: str
    language: str = "ar"


@dataclass(frozen=True)
class Host:
    """`body` and `head` hold {title}, {text}, {widget}, {address} and {desk}; `policy` is its content security policy."""

    body: str
    head: str = '<link rel="canonical" href="{address}">'
    policy: str = ""
    language: str = "ar"
    more: dict[str, str] = field(default_factory=dict)

    def page(self, story: Story, desk: str, *, bare: bool = False) -> str:
        language = self.language
        values = {
            "title": escape(story.headline),
            "text": "\n".join(f"<p>{escape(one)}</p>" for one in story.paragraphs),
            "address": escape(story.address),
            "desk": desk,
            "widget": "" if bare else f'<script src="{desk}/embed.js" defer></script>',
        }
        values |= self.more
        direction = "rtl" if language == "ar" else "ltr"
        head = _filled(f"<meta charset='utf-8'><title>{{title}}</title>{self.head}", values)
        body = _filled(self.body, values)
        return f"<!doctype html><html lang='{language}' dir='{direction}'><head>{head}</head>{body}</html>"


def _filled(template: str, values: dict[str, str]) -> str:
    for name, value in values.items():
        template = template.replace(f"{{{name}}}", value)
    return template


PLAIN = "<body><main><h1>{title}</h1>{text}{widget}</main></body>"
HOSTS = {
    "a WordPress theme": Host(
        "<body class='rtl single single-post'><div id='page' class='site'><header id='masthead'><a href='/'>الموقع</a><nav>"
        "<ul class='menu'><li><a href='/'>أخبار</a></li></ul></nav></header><div id='content' class='site-content'>"
        "<main id='main' class='site-main'><article class='post type-post hentry'><header class='entry-header'>"
        "<h1 class='entry-title'>{title}</h1><div class='entry-meta'>12 دقيقة</div></header><div class='sharedaddy'>شارك</div>"
        "<div class='entry-content wp-block-post-content is-layout-constrained'>{text}</div></article></main>"
        "<aside class='widget-area'><h2>اقرأ أيضًا</h2><p>خبر آخر لا صلة له بما فوقه.</p></aside></div>"
        "<footer id='colophon'>جميع الحقوق محفوظة</footer></div>{widget}</body>"
    ),
    "hostile style": Host(PLAIN, '<link rel="canonical" href="{address}"><style>' + HOSTILE + "</style>"),
    "a strict policy": Host(PLAIN, policy=STRICT),
    "an iframe": Host(
        "<body><h1>إطار</h1><iframe src='/framed' width='800' height='1600' title='مقال'></iframe></body>"
    ),
    "right to left": Host(PLAIN),
    "left to right": Host(PLAIN, language="en"),
    "a very long article": Host("<body><main><h1>{title}</h1>{text}{filler}{widget}</main></body>"),
    "lazily loaded text": Host(
        "<body><main><h1>{title}</h1><div id='late'></div>{widget}</main><template id='text'>{text}</template><script>"
        "setTimeout(() => document.getElementById('late').append(document.getElementById('text').content), 900)"
        "</script></body>"
    ),
    "a single-page application": Host(
        "<body><main id='app'><h1>الصفحة الأولى</h1><p>اختاروا مقالًا.</p></main><button id='go'>إلى المقال</button>"
        "<template id='text'><h1>{title}</h1>{text}</template>{widget}<script>"
        "document.getElementById('go').onclick = () => { history.pushState({}, '', '/spa/article');"
        "document.querySelector('link[rel=canonical]').href = '{address}';"
        "document.getElementById('app').replaceChildren(document.getElementById('text').content.cloneNode(true)); }"
        "</script></body>",
        '<link rel="canonical" href="https://elsewhere.example/">',
    ),
    "no canonical address": Host(PLAIN, ""),
    "the line in its head": Host(
        "<body><div role='main'><h1>{title}</h1>{text}</div></body>", '<link rel="canonical" href="{address}">{widget}'
    ),
    "another spelling": Host(PLAIN),
}
