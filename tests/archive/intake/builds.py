"""How content systems put a story into a page: each build is a function from a story to HTML, furniture and all.

Written from the way such pages are made, with words of our own; no site's page is quoted.
"""

import json
from collections.abc import Callable

from tests.archive.intake.stories import Story

HOME = "https://nahr.example"
ADDRESS = f"{HOME}/2026/11/18/story"
Build = Callable[[Story], str]

_NAV = (
    '<nav class="main-nav"><ul><li><a href="/">الرئيسية</a></li><li><a href="/politics">سياسة</a></li>'
    '<li><a href="/economy">اقتصاد</a></li><li><a href="/sport">رياضة</a></li><li><a href="/about">من نحن</a></li></ul></nav>'
)
_TICKER = '<div class="breaking"><span>عاجل</span><a href="/x1">إغلاق طريق الساحل أمام الشاحنات حتى الفجر</a></div>'
_MOST_READ = (
    '<aside class="sidebar"><h3>الأكثر قراءة</h3><ol><li><a href="/m1">أسعار الخضار في سوق الهال اليوم</a></li>'
    '<li><a href="/m2">ثلاثة حرائق في أسبوع واحد.. ماذا يجري في غابات السنديان؟</a></li></ol></aside>'
)
_SHARE = (
    '<ul class="share"><li><a href="#f"><span>شارك على فيسبوك</span></a></li><li><a href="#x"><span>تويتر</span></a></li>'
    '<li><a href="#w"><span>واتساب</span></a></li><li><a href="#c">نسخ الرابط</a></li></ul>'
)
_FOOTER = (
    "<footer><p>جميع الحقوق محفوظة لصحيفة نهر © 2026</p><p>تابعونا على تلغرام وفيسبوك</p>"
    '<p><a href="/policy">سياسة الخصوصية</a></p></footer>'
)
_CORRECTION = (
    "<p>إذا كنت تعتقد/تعتقدين أن في هذه المادة معلومات خاطئة أو لديك تفاصيل إضافية <a href='/c'>أرسل/أرسلي تصحيحًا</a></p>"
    "<p>إذا كنت تعتقد/تعتقدين أن المادة تخالف معاييرنا المهنية <a href='/s'>قدّم/قدّمي شكوى</a></p><p>تابعنا على:</p>"
)
_COMMENTS = (
    '<div id="comments" class="comments-area"><h3>تعليقان</h3><ol class="comment-list"><li class="comment"><p>خبر مهم، شكرًا '
    "لكم على المتابعة الدائمة لشؤون البلدة وأهلها.</p></li></ol><h3>اترك تعليقًا</h3><form><textarea></textarea></form></div>"
)
_NEWSLETTER = (
    '<div class="newsletter-box"><h4>اشترك في نشرتنا البريدية</h4><p>تصلك أهم أخبار الأسبوع كل خميس</p>'
    '<form><input type="email"><button>اشتراك</button></form></div>'
)


def _page(head: str, body: str, html: str = 'lang="ar" dir="rtl"') -> str:
    return f'<!DOCTYPE html>\n<html {html}><head><meta charset="utf-8">{head}</head><body>{body}</body></html>'


def _og(story: Story, **more: str) -> str:
    told = {
        "og:type": "article",
        "og:site_name": "نهر",
        "og:title": story.headline,
        "og:url": ADDRESS,
        "og:locale": "ar_AR",
        "article:published_time": story.published,
        "article:section": story.section,
    } | more
    return "".join(f'<meta property="{name}" content="{value}">' for name, value in told.items())


def _canonical(story: Story) -> str:
    return f'<title>{story.headline} - نهر</title><link rel="canonical" href="{ADDRESS}">'


def _ps(paragraphs: tuple[str, ...]) -> str:
    return "".join(f"<p>{one}</p>" for one in paragraphs)


def _linked(story: Story, **more: object) -> str:
    told = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": story.headline,
        "author": {"@type": "Person", "name": story.byline},
        "publisher": {"@type": "NewsMediaOrganization", "name": "نهر"},
        "datePublished": story.published,
        "articleSection": story.section,
        "inLanguage": "ar",
        "mainEntityOfPage": {"@type": "WebPage", "@id": ADDRESS},
    } | more
    return f'<script type="application/ld+json">{json.dumps(told, ensure_ascii=False)}</script>'


def wordpress_magazine(story: Story) -> str:
    """A magazine theme: share bars above and below, «read also» and an advertisement inside, author box, tags, related."""
    first, second, *rest = story.paragraphs
    content = (
        f"<p>{first}</p><div class='code-block ad'><span>إعلان</span></div><p>{second}</p>"
        "<div id='inline-related-post' class='mag-box mag-box-ver1'><h3>مقالات ذات صلة</h3><ul><li>"
        "<h4><a href='/r1'>الجفاف يقلص محصول اللوز إلى النصف</a></h4><span class='date'>3 نوفمبر، 2026</span></li></ul></div>"
        f"{_ps(tuple(rest))}<p><strong>اقرأ أيضًا: <a href='/r2'>مزارعون يستبدلون القمح بالزعفران</a></strong></p>"
    )
    body = (
        f"<div id='theme-header'>{_NAV}{_TICKER}</div><div id='content'><article id='the-post' class='container-wrapper post-content'>"
        f"<header class='entry-header-outer'><nav id='breadcrumb'><a href='/'>الرئيسية</a> / <a href='/e'>{story.section}</a></nav>"
        f"<h1 class='post-title entry-title'>{story.headline}</h1><div class='single-post-meta post-meta clearfix'>"
        f"<span class='author-meta'><a href='/author/a' class='author-name'>{story.byline}</a></span><span class='date'>منذ يومين</span>"
        "<span class='meta-views'>1٬204</span><span>دقيقتان</span></div></header>"
        f"<div class='featured-area'><figure class='single-featured-image'><img alt=''><figcaption class='single-caption-text'>"
        f"{story.caption}</figcaption></figure></div><div id='share-buttons-top' class='share-buttons'>{_SHARE}</div>"
        f"<div class='entry-content entry clearfix'>{content}"
        "<div class='post-bottom-meta post-bottom-tags'><div class='post-bottom-meta-title'>الوسوم</div>"
        "<span class='tagcloud'><a href='/t1' rel='tag'>تلّ الغار</a> <a href='/t2' rel='tag'>زيتون</a></span></div></div>"
        f"<div id='share-buttons-bottom' class='share-buttons'>{_SHARE}</div></article>"
        f"<div class='about-author'><h4>{story.byline}</h4><p>صحفية تكتب في شؤون الزراعة والاقتصاد المحلي منذ عشر سنوات.</p></div>"
        f"{_NEWSLETTER}<div id='related-posts'><h3>مقالات ذات صلة</h3><a href='/r4'>موسم الرمان يبدأ باكرًا هذا العام</a></div>"
        f"{_COMMENTS}</div>{_MOST_READ}{_FOOTER}"
    )
    head = _canonical(story) + _og(story) + _linked(story)
    return _page(head, body)


def wordpress_classic(story: Story) -> str:
    """An old theme with a plug-in's boxes, captions in paragraphs, and the correction footer inside the content."""
    paragraphs = list(story.paragraphs)
    content = (
        f"<p>{paragraphs[0]}</p><div class='wp-caption aligncenter'><img src='a.jpg'><p class='wp-caption-text'>{story.caption}</p></div>"
        f"{_ps(tuple(paragraphs[1:]))}<p>–</p>{_CORRECTION}"
        "<div class='sharedaddy sd-sharing-enabled'><h3 class='sd-title'>شارك هذا الموضوع:</h3><ul><li><a>فيس بوك</a></li>"
        "<li><a>X</a></li></ul></div><div id='jp-relatedposts' class='jp-relatedposts'><h3>مرتبط</h3></div>"
    )
    body = (
        f"<div id='page'><div id='masthead'><a href='/'>نهر</a>{_NAV}</div><div id='primary'><div class='post hentry'>"
        f"<h1 class='entry-title'>{story.headline}</h1><div class='entry-meta'>كتب <span class='author vcard'><a class='url fn n'>"
        f"{story.byline}</a></span> في <time class='entry-date published' datetime='{story.published}'>الأربعاء</time></div>"
        f"<div class='entry-content'>{content}</div><div class='entry-utility'>أرشيف: <a rel='category tag'>{story.section}</a></div></div>"
        f"<div id='nav-below'><a rel='prev'>السابق: حريق في سوق الخشب</a></div>{_COMMENTS}</div>{_MOST_READ}{_FOOTER}</div>"
    )
    head = f"{_canonical(story)}<meta name='author' content='{story.byline}'>{_og(story)}"
    return _page(head, body)


def drupal(story: Story) -> str:
    """Fields in divs, with their labels; the picture's caption and the tags are fields too."""
    body = (
        f"<div class='dialog-off-canvas-main-canvas'><header role='banner'>{_NAV}</header><main role='main'><a id='main-content'></a>"
        f"<div class='region region-content'><div class='block block-page-title-block'><h1 class='page-title'><span class='field field--name-title'>"
        f"{story.headline}</span></h1></div><article role='article' class='node node--type-article node--view-mode-full'>"
        f"<div class='node__meta'><span class='field--name-field-author'>{story.byline}</span> | <time datetime='{story.published}'>18/11/2026</time></div>"
        f"<div class='node__content'><div class='field field--name-field-image field--type-image'><img src='i.jpg'>"
        f"<blockquote class='image-field-caption'><p>{story.caption}</p></blockquote></div>"
        f"<div class='addtoany_list'>{_SHARE}</div>"
        f"<div class='clearfix text-formatted field field--name-body field--type-text-with-summary field__item'>{_ps(story.paragraphs)}</div>"
        "<div class='field field--name-field-tags field--label-above'><div class='field__label'>كلمات مفتاحية</div><div class='field__items'>"
        "<div class='field__item'><a href='/t'>زراعة</a></div></div></div>"
        "<div class='field field--name-field-related'><div class='field__label'>اقرأ أيضاً</div><div class='field__item'><a href='/n/2'>"
        "البلدية تنشر موازنة العام المقبل</a></div><div class='field__item'><a href='/n/3'>افتتاح متحف الخط في الميناء القديم</a></div></div>"
        f"</div></article></div></main>{_MOST_READ}{_FOOTER}</div>"
    )
    head = f"{_canonical(story)}<meta name='author' content='{story.byline}'>{_og(story)}"
    return _page(head, body, 'lang="ar" dir="rtl" prefix="og: https://ogp.me/ns#"')


def amp(story: Story) -> str:
    """An AMP page: its own elements, everything else in linked data."""
    body = (
        "<header class='amp-header'><a href='/'>نهر</a></header><amp-sidebar id='s'><ul><li><a href='/'>الرئيسية</a></li></ul></amp-sidebar>"
        f"<article class='amp-wp-article'><header><h1 class='amp-wp-title'>{story.headline}</h1><div class='amp-wp-meta'>{story.byline}</div></header>"
        f"<figure class='amp-wp-article-featured-image'><amp-img src='a.jpg' width='1' height='1'></amp-img><figcaption>{story.caption}</figcaption></figure>"
        "<amp-social-share type='facebook'></amp-social-share><amp-social-share type='whatsapp'></amp-social-share>"
        f"<div class='amp-wp-article-content'>{_ps(story.paragraphs[:2])}<amp-ad width='300' height='250'><div>إعلان</div></amp-ad>"
        f"{_ps(story.paragraphs[2:])}<p>للمزيد: <a href='/z'>ملف الزيتون كاملًا</a></p></div><footer class='amp-wp-article-footer'>"
        "<div class='amp-wp-tax-tag'>الوسوم: زيتون، معاصر</div><a href='#comments'>اترك تعليقًا</a></footer></article>"
        "<footer class='amp-wp-footer'><p>جميع الحقوق محفوظة</p><a href='#top'>العودة إلى الأعلى</a></footer>"
    )
    return _page(f"{_canonical(story)}{_linked(story)}", body, 'amp lang="ar" dir="rtl"')


def microdata(story: Story) -> str:
    """schema.org in attributes; no OpenGraph, no linked data."""
    body = (
        f"{_NAV}<div class='wrap' itemscope itemtype='https://schema.org/NewsArticle'><meta itemprop='datePublished' content='{story.published}'>"
        f"<link itemprop='mainEntityOfPage' href='{ADDRESS}'><meta itemprop='articleSection' content='{story.section}'>"
        f"<meta itemprop='inLanguage' content='ar'><h1 itemprop='headline'>{story.headline}</h1>"
        f"<div class='by'>بقلم <span itemprop='author' itemscope itemtype='https://schema.org/Person'><span itemprop='name'>{story.byline}</span></span></div>"
        "<div itemprop='publisher' itemscope itemtype='https://schema.org/Organization'><meta itemprop='name' content='نهر'></div>"
        f"<figure itemprop='image' itemscope><img itemprop='url' src='x.jpg'><figcaption itemprop='caption'>{story.caption}</figcaption></figure>"
        f"<div class='tools'>حجم الخط <a>+</a> <a>-</a> <a>طباعة</a> {_SHARE}</div><div itemprop='articleBody' class='txt'>{_ps(story.paragraphs)}"
        "<div class='more'><b>اقرأ أيضًا</b><ul><li><a href='/1'>سباق القوارب يعود إلى النهر</a></li><li><a href='/2'>حصاد العام في صور</a></li></ul></div>"
        f"</div></div>{_MOST_READ}{_FOOTER}"
    )
    return _page(f"<title>نهر | {story.headline}</title>", body)


def linked_data_alone(story: Story) -> str:
    """Classes that say nothing, as a bundler makes them; what the page is stands in linked data, in a graph."""
    graph = {
        "@graph": [
            {"@type": "Organization", "@id": f"{HOME}/#org", "name": "نهر"},
            {"@type": "WebPage", "@id": ADDRESS, "name": f"{story.headline} - نهر", "inLanguage": "ar"},
            {"@type": "Person", "@id": f"{HOME}/#a", "name": story.byline},
            {
                "@type": ["Article", "NewsArticle"],
                "headline": story.headline,
                "author": [{"@id": f"{HOME}/#a"}],
                "publisher": {"@id": f"{HOME}/#org"},
                "mainEntityOfPage": {"@id": ADDRESS},
                "datePublished": story.published,
                "articleSection": [story.section, "أخبار"],
            },
        ]
    }
    ps = "".join(f"<p class='css-1k2 e9'><span>{one}</span></p>" for one in story.paragraphs)
    body = (
        f"<div id='__next'><div class='css-a1'>{_NAV}</div><main class='css-b2'><div class='css-c3'><h1 class='css-d4'>{story.headline}</h1>"
        f"<div class='css-e5'><span>{story.byline}</span><span>قبل ساعتين</span></div><div class='css-f6'><img alt='{story.caption}'>"
        f"<div class='css-g7'><figcaption>{story.caption}</figcaption></div></div><div class='css-h8'>{ps}</div>"
        "<section class='css-i9' aria-label='قصص مقترحة'><h2>قصص مقترحة</h2><ul><li><a href='/q1'>من يملك أرصفة المدينة؟</a></li>"
        "<li><a href='/q2'>دليلك إلى مقاهي الميناء</a></li></ul></section></div></main>"
        f"<div class='css-j1'>{_FOOTER}</div></div>"
    )
    script = f'<script type="application/ld+json">{json.dumps(graph, ensure_ascii=False)}</script>'
    return _page(f"<title>{story.headline}</title>{script}", body)


def opengraph_alone(story: Story) -> str:
    """A custom build that tells of itself in OpenGraph only; one div a paragraph."""
    divs = "".join(f"<div class='paragraph'>{one}</div>" for one in story.paragraphs)
    body = (
        f"<div class='top'>{_NAV}</div><div class='news-page'><div class='news-title'><h1>{story.headline}</h1></div>"
        f"<div class='news-info'><a class='writer' href='/w'>{story.byline}</a> <i>2026-11-18</i></div>"
        f"<div class='news-image'><img src='p.jpg'><span class='image-caption'>{story.caption}</span></div>"
        f"<div class='social-icons'>{_SHARE}</div><div class='news-text' id='news-text'>{divs}</div>"
        "<div class='related-news'><div class='head'>أخبار متعلقة</div><a href='/1'>نقل مكتب البريد إلى الحي الجنوبي</a></div>"
        f"<div class='keywords'>كلمات دلالية: <a>محكمة</a> <a>كتب</a></div></div>{_FOOTER}"
    )
    return _page(f"<title>{story.headline} | نهر</title>{_og(story, **{'article:author': story.byline})}", body)


def line_breaks(story: Story) -> str:
    """A page of the old kind: tables for layout, and paragraphs parted by line breaks."""
    lines = "<br />\r\n<br />\r\n".join(story.paragraphs)
    body = (
        "<table width='960' align='center'><tr><td colspan='2'><a href='default.aspx'>الرئيسية</a> | <a href='a.aspx'>الأرشيف</a> | "
        "<a href='c.aspx'>اتصل بنا</a></td></tr><tr><td width='700' valign='top'>"
        f"<h1 class='title'>{story.headline}</h1><span class='writer'>{story.byline}</span><div class='date'>الأربعاء 18 نوفمبر 2026</div>"
        f"<div class='img'><img src='n.jpg'><br><span class='caption'>{story.caption}</span></div>"
        f"<div id='article-text' class='article-text'>{lines}</div><div class='print'><a>طباعة</a> <a>إرسال لصديق</a></div></td>"
        "<td width='260' valign='top'><b>آخر الأخبار</b><br><a href='1.aspx'>أمطار غزيرة على الساحل</a><br><a href='2.aspx'>"
        f"انقطاع الكهرباء عن الحي الشرقي</a></td></tr></table>{_FOOTER}"
    )
    head = f"{_canonical(story)}<meta name='author' content='{story.byline}'>{_og(story)}"
    return _page(head, body, 'dir="rtl" lang="ar-SY"')


def skip_links(story: Story) -> str:
    """A broadcaster's build: every element carries its direction, and boxes are announced to those who listen."""
    ps = [f"<div dir='rtl' class='bbc-x'><p dir='rtl' class='bbc-y'>{one}</p></div>" for one in story.paragraphs]
    box = (
        "<section role='region' aria-labelledby='more' class='bbc-box'><a href='#end-of-recommendations'>تخطى قصص مقترحة وواصل القراءة</a>"
        "<strong id='more'>قصص مقترحة</strong><ul><li><a href='/a1'>حكاية المدرسة التي نزلت عن الجبل</a></li></ul>"
        "<p id='end-of-recommendations' tabindex='-1'>نهاية قصص مقترحة</p></section>"
    )
    body = (
        f"<header role='banner'><a href='#content'>إذهب الى المحتوى</a>{_NAV}</header><main role='main'><h1 id='content' tabindex='-1'>{story.headline}</h1>"
        f"<section role='region'><ul><li><span>{story.byline}</span></li><li>مراسلة</li></ul></section><time datetime='2026-11-18'>18 نوفمبر</time>"
        f"<figure dir='rtl'><img alt=''><p class='credit'>صدر الصورة، NAHR</p><figcaption><span class='visually-hidden'>التعليق على الصورة، </span><p>{story.caption}</p></figcaption></figure>"
        f"{ps[0]}{ps[1]}{box}{''.join(ps[2:])}<section aria-labelledby='tags'><h2 id='tags'>مواضيع ذات صلة</h2><ul><li><a href='/t1'>قضاء</a></li></ul></section>"
        f"</main>{_MOST_READ}{_FOOTER}"
    )
    return _page(_canonical(story) + _og(story) + _linked(story), body)


def tabloid(story: Story) -> str:
    """Promotions between the paragraphs, in the paragraphs' own dress."""
    first, second, third, *rest = story.paragraphs
    body = (
        f"<div class='header'>{_NAV}{_TICKER}</div><div class='articleCont'><div class='breadcumb'><a>{story.section}</a></div><h1>{story.headline}</h1>"
        f"<span class='newsStoryDate'>الأربعاء، 18 نوفمبر 2026 09:15 ص</span><div class='img-cont'><img src='t.jpg'><span class='img-cap'>{story.caption}</span></div>"
        f"<span class='writeBy'>كتب : {story.byline}</span><div id='articleBody'><p>{first}</p><p><a href='/j'>انضم إلى قناتنا على واتساب</a></p><p>{second}</p>"
        f"<p><span><strong><a href='/k'>شاهد أيضًا: جولة بالصور في سوق العطارين</a></strong></span></p><p>{third}</p><p>&nbsp;</p>{_ps(tuple(rest))}"
        "<p>تابعوا آخر الأخبار عبر Google News</p></div><div class='tags'><h3>الموضوعات المتعلقة</h3><a>زيت</a> <a>معصرة</a></div>"
        "<div class='share-links'>مشاركة</div><div class='moreNews'><h3>أخبار ذات صلة</h3><p><a href='/l'>مهرجان الفخار يفتتح دورته السابعة</a></p></div></div>"
        f"{_FOOTER}"
    )
    return _page(f"{_canonical(story)}{_og(story)}<meta property='article:author' content='{story.byline}'>", body)


BUILDS: dict[str, Build] = {
    build.__name__: build
    for build in (
        wordpress_magazine,
        wordpress_classic,
        drupal,
        amp,
        microdata,
        linked_data_alone,
        opengraph_alone,
        line_breaks,
        skip_links,
        tabloid,
    )
}
