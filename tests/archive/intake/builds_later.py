"""Six more builds, written after the rules were. Ten of their eighteen pages came out to the letter at once; a caption in slanted
letters and a pull quote did not, and do now. An agency's dateline and initials stay in the text, and are left out here.
"""

from tests.archive.intake import builds as B
from tests.archive.intake.builds import _canonical, _linked, _og, _page, _ps
from tests.archive.intake.stories import Story


def tagdiv(story: Story) -> str:
    p = story.paragraphs
    body = (
        f"<div class='td-header-wrap'>{B._NAV}</div><div class='td-main-content-wrap'><article class='post type-post'><div class='td-post-header'>"
        f"<ul class='td-category'><li class='entry-category'><a href='/c'>{story.section}</a></li></ul><header class='td-post-title'><h1 class='entry-title'>{story.headline}</h1>"
        f"<div class='td-module-meta-info'><div class='td-post-author-name'><div class='td-author-by'>بواسطة</div> <a href='/a'>{story.byline}</a> <div class='td-author-line'> - </div></div>"
        "<span class='td-post-date'><time class='entry-date'>نوفمبر 18, 2026</time></span><div class='td-post-views'><span>873</span></div></div></header></div>"
        f"<div class='td-post-sharing-top'><a>Facebook</a><a>Twitter</a></div><div class='td-post-content tagdiv-type'><div class='td-post-featured-image'><figure><img><figcaption class='wp-caption-text'>{story.caption}</figcaption></figure></div>"
        f"<p>{p[0]}</p><p>{p[1]}</p><div class='td-a-rec td-a-rec-id-content_inline'><span class='td-adspot-title'>- إعلان -</span></div>{_ps(p[2:])}"
        "<p style='text-align:center'><a href='https://t.me/nahr'>للاشتراك في قناتنا على تلغرام اضغط هنا</a></p></div>"
        "<footer><div class='td-post-source-tags'><ul class='td-tags'><li><span>الوسوم</span></li><li><a>زيت</a></li></ul></div><div class='td-block-row td-post-next-prev'>المادة السابقة <a href='/p'>حفل تخرج في المعهد الموسيقي</a></div></footer></article>"
        f"<div class='td_block_wrap td_block_related_posts'><h4>مقالات ذات صلة<a>المزيد للكاتب</a></h4><h3><a href='/r'>حديقة جديدة عند مدخل المدينة</a></h3></div></div>{B._FOOTER}"
    )
    return _page(_canonical(story) + _og(story) + _linked(story), body)


def blocks(story: Story) -> str:
    p = story.paragraphs
    body = (
        f"<div class='wp-site-blocks'><header class='wp-block-template-part'>{B._NAV}</header><main class='wp-block-group'><h1 class='wp-block-post-title'>{story.headline}</h1>"
        f"<div class='wp-block-post-date'><time datetime='{story.published}'>18 نوفمبر 2026</time></div><div class='wp-block-post-author'><p class='wp-block-post-author__name'>{story.byline}</p></div>"
        f"<figure class='wp-block-post-featured-image'><img alt='{story.caption}'></figure><div class='entry-content wp-block-post-content is-layout-flow'><p class='has-drop-cap'>{p[0]}</p>"
        f"<figure class='wp-block-image'><img><figcaption class='wp-element-caption'>{story.caption}</figcaption></figure>{_ps(p[1:3])}"
        f"<figure class='wp-block-embed is-type-rich is-provider-twitter'><div><blockquote class='twitter-tweet'><p>صور من المكان</p>&mdash; نهر (@nahr) <a href='#'>November 17, 2026</a></blockquote></div></figure>{_ps(p[3:])}"
        "<div class='wp-block-buttons'><div class='wp-block-button'><a class='wp-block-button__link'>ادعم صحافتنا</a></div></div></div>"
        f"<div class='taxonomy-post_tag wp-block-post-terms'>الوسوم: <a rel='tag'>زيتون</a></div></main>{B._FOOTER}</div>"
    )
    return _page(_canonical(story) + _og(story) + f"<meta name='author' content='{story.byline}'>", body)


def angular(story: Story) -> str:
    ps = "".join(f"<div class='paragraph-list'><p class='ng-star-inserted'>{one}</p></div>" for one in story.paragraphs)
    body = (
        f"<app-root><app-header>{B._NAV}</app-header><app-article><div class='article-container'><h1 class='article-title'>{story.headline}</h1><h2 class='article-author'>{story.byline}</h2>"
        f"<p class='article-date'>18 نوفمبر 2026 | 09:15</p><div class='img-holder'><img><div class='img-desc'>{story.caption}</div></div><div class='text-tools'>أ أ أ</div><div class='article-body-wrap'>{ps}</div>"
        "<div class='read-more-box'><h4>اقرأ أيضا</h4><a href='/n'>كيف نجا المسرح البلدي من الهدم؟</a></div></div></app-article>"
        f"<div class='newsletter'>اشترك ليصلك كل جديد</div>{B._FOOTER}</app-root>"
    )
    return _page(_canonical(story) + _og(story) + _linked(story), body)


def joomla(story: Story) -> str:
    body = (
        f"<div id='sp-header'>{B._NAV}</div><div id='sp-component'><article class='item item-page' itemscope itemtype='https://schema.org/Article'><meta itemprop='inLanguage' content='ar-AA'>"
        f"<h1 itemprop='headline'>{story.headline}</h1><dl class='article-info'><dd class='createdby' itemprop='author' itemscope itemtype='https://schema.org/Person'>كتب بواسطة: <span itemprop='name'>{story.byline}</span></dd>"
        f"<dd class='category-name'>القسم: <a itemprop='genre'>{story.section}</a></dd><dd class='published'><time datetime='{story.published}' itemprop='datePublished'>نشر بتاريخ: 18 نوفمبر 2026</time></dd><dd class='hits'>الزيارات: 531</dd></dl>"
        f"<div itemprop='articleBody'><p><img><em>{story.caption}</em></p>{_ps(story.paragraphs)}</div><ul class='pager pagenav'><li class='previous'><a rel='prev'>السابق</a></li></ul></article></div>{B._FOOTER}"
    )
    return _page(_canonical(story) + _og(story), body)


def agency(story: Story) -> str:
    p = story.paragraphs
    body = (
        f"<header>{B._NAV}</header><div class='story'><div class='story-head'><h1>{story.headline}</h1><div class='story-date'>الأربعاء 18/11/2026 09:15</div></div><div class='story-photo'><img><p>{story.caption}</p></div>"
        f"<div class='story-body-text'>{_ps(p)}</div><div class='story-links'><h5>أخبار ذات علاقة</h5><ul><li><a href='/1'>بدء ترميم السور القديم</a></li></ul></div></div>{B._FOOTER}"
    )
    return _page(_canonical(story) + _og(story) + f"<meta name='author' content='{story.byline}'>", body)


def opinion(story: Story) -> str:
    body = (
        f"<header>{B._NAV}</header><main><section class='writer-card'><img><h3>{story.byline}</h3><p>كاتب وباحث مقيم في مدينة الصنوبر، صدر له كتابان في تاريخ الموانئ.</p></section><article><h1>{story.headline}</h1>"
        f"<time pubdate datetime='{story.published}'>18 نوفمبر 2026</time><div class='rich-text'>{_ps(story.paragraphs)}<blockquote class='pull-quote'>{story.paragraphs[-1][:60]}</blockquote>"
        "<p><em>الآراء الواردة في هذا المقال لا تعبر بالضرورة عن رأي الصحيفة</em></p></div></article><section class='writer-more'><h3>للكاتب أيضًا</h3><ul><li><a href='/1'>مدن تكتب أسماءها</a></li></ul></section></main>"
        f"{B._FOOTER}"
    )
    return _page(_canonical(story) + _og(story) + _linked(story), body)


LATER = {one.__name__: one for one in (tagdiv, blocks, angular, joomla, agency, opinion)}
